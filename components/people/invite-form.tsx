'use client'; // Shows the link that was made, once. Without JavaScript the page does the same.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { OneTimeLink } from './one-time-link';

/** Makes a link for one person, who chooses a name and a password behind it. */
export function InviteForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  return (
    <form action={submit} className="grid max-w-2xl gap-3">
      <div>
        <SubmitButton variant="secondary" pendingLabel="Making the link…">
          Invite a member
        </SubmitButton>
      </div>
      <FormNotice state={state} />
      {state.status === 'done' && state.link && <OneTimeLink link={state.link} />}
    </form>
  );
}
