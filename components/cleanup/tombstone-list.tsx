'use client'; // Each row shows what its own form answered.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Tombstone } from '@/lib/lifecycle/list-tombstones';

/** Archived flags that go on giving their last answer, who still asks, and those that can be deleted. */
export function TombstoneList({ tombstones, now, remove }: TombstoneListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {tombstones.map(({ href, ...stone }) => (
        <li key={stone.flag} className="grid gap-x-6 gap-y-2 py-3 text-sm lg:grid-cols-[minmax(0,1fr)_auto]">
          <p className="min-w-0">
            <TextLink className="font-mono" href={href}>
              {stone.flag}
            </TextLink>{' '}
            was archived <Time at={stone.archivedAt} now={now} />.{' '}
            {stone.lastAskedAt ? (
              <>
                Asked {stone.dayCount.toLocaleString('en')} times in 24 h, last{' '}
                <Time at={stone.lastAskedAt} now={now} />.
              </>
            ) : (
              'Nobody has asked for 30 days.'
            )}
          </p>
          {Date.parse(stone.quietAt) <= now ? (
            <DeleteForm flag={stone.flag} remove={remove} />
          ) : (
            <p className="text-ink-muted">
              Can be deleted <Time at={stone.quietAt} now={now} />, if nobody asks until then
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function DeleteForm({ flag, remove }: { flag: string; remove: FormAction }) {
  const [state, action] = useActionState(remove, IDLE_FORM);
  return (
    <form action={action} className="grid gap-2" aria-label={`Delete ${flag}`}>
      <input type="hidden" name="flag" value={flag} />
      <div>
        <SubmitButton variant="danger" pendingLabel="Deleting…">
          Delete {flag}
        </SubmitButton>
      </div>
      <FormNotice state={state} />
    </form>
  );
}

interface TombstoneListProps {
  tombstones: readonly (Tombstone & { readonly href: string })[];
  now: number;
  remove: FormAction;
}
