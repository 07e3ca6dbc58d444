'use client'; // Erasing asks once more, and shows what came of it in the row.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';

/** By which device an account was known first, and the way to forget it. */
export function FirstId({ account, name, first, now, erase }: FirstIdProps) {
  const [state, submit] = useActionState(erase, IDLE_FORM);
  if (first.erasedAt !== null) {
    return (
      <span className="text-ink-muted">
        Erased <Time at={first.erasedAt} now={now} />
      </span>
    );
  }
  if (first.id === null) return <span className="text-ink-muted">None yet</span>;
  return (
    <details>
      <summary className="w-fit cursor-pointer">
        <span className="font-mono" title={first.id}>
          {first.id.slice(0, 8)}…
        </span>
        {first.linkedAt !== null && (
          <>
            {' '}
            <span className="text-ink-muted">
              <Time at={first.linkedAt} now={now} />
            </span>
          </>
        )}
      </summary>
      <form action={submit} className="grid max-w-md gap-2 py-2">
        <input type="hidden" name="account" value={account} />
        <p className="text-ink-muted">
          {name} was a visitor with this anonymous id before they had an account, and flags with the policy sticky-first
          go on answering by it. Erasing it cannot be undone, no later sign-in links another, and it signs {name} out
          everywhere. A browser keeps it sealed in its cookie until it is signed in again, 14 days at most.
        </p>
        <FormNotice state={state} />
        <div>
          <SubmitButton variant="secondary" pendingLabel="Erasing…">
            Erase the first id of {name}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

interface FirstIdProps {
  account: number;
  name: string;
  /** Instants in ISO 8601. */
  first: {
    readonly id: string | null;
    readonly linkedAt: string | null;
    readonly erasedAt: string | null;
  };
  /** The server's clock, ms. */
  now: number;
  erase: FormAction;
}
