import type { FormAction } from '@/components/ui/form-state';
import { Time } from '@/components/ui/time';
import { DeedForm } from './deed-form';

/** By which device an account was known first, and the way to forget it. */
export function FirstId({ name, first, now, erase }: FirstIdProps) {
  if (first.erasedAt !== null) {
    return (
      <p className="text-ink-muted text-sm">
        Erased <Time at={first.erasedAt} now={now} />. No later sign-in links another.
      </p>
    );
  }
  if (first.id === null) {
    return (
      <p className="text-ink-muted text-sm">None yet: it is linked at the first sign-in from a browser with an id.</p>
    );
  }
  return (
    <div className="grid gap-2 text-sm">
      <p>
        <span className="break-all font-mono">{first.id}</span>
        {first.linkedAt !== null && (
          <span className="text-ink-muted">
            , linked <Time at={first.linkedAt} now={now} />
          </span>
        )}
      </p>
      <DeedForm
        act={erase}
        label="Erase it"
        pendingLabel="Erasing…"
        explanation={`${name} was a visitor with this anonymous id before they had an account, and flags with the policy sticky-first go on answering by it. Erasing it cannot be undone, no later sign-in links another, and it signs ${name} out everywhere. A browser keeps it sealed in its cookie until it is signed in again, 14 days at most.`}
      />
    </div>
  );
}

interface FirstIdProps {
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
