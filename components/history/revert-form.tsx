'use client'; // Shows what its action answered, beside the entry.

import { useActionState } from 'react';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

/** Brings a flag back to what it was right after one entry. */
export function RevertForm({ entryId, revert }: { entryId: number; revert: FormAction }) {
  const [state, action] = useActionState(revert, IDLE_FORM);
  return (
    <form action={action} className="-my-1.5 flex items-center gap-2">
      <input type="hidden" name="entry_id" value={entryId} />
      {state.status !== 'idle' && (
        <span role="status" className={state.status === 'refused' ? 'text-kill' : 'text-on'}>
          {state.message}
        </span>
      )}
      <SubmitButton variant="quiet" pendingLabel="Reverting…">
        Revert to this
      </SubmitButton>
    </form>
  );
}
