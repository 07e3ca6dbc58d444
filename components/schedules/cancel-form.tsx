'use client'; // Shows what its action answered.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

/** Cancels a schedule that is still to come. */
export function CancelForm({ what, cancel }: { what: string; cancel: FormAction }) {
  const [state, action] = useActionState(cancel, IDLE_FORM);
  return (
    <form action={action} className="grid max-w-2xl gap-3" aria-label="Cancel">
      <Input name="note" aria-label="Note on cancelling" placeholder="Why? A note for the history" autoComplete="off" />
      <FormNotice state={state} />
      <div>
        <SubmitButton variant="danger" pendingLabel="One moment…">
          Cancel {what}
        </SubmitButton>
      </div>
    </form>
  );
}
