'use client'; // Shows the link that was made, once. Without JavaScript the page does the same.

import { useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { OneTimeLink } from './one-time-link';
import { type EnvironmentChoice, RightsFields } from './rights-fields';
import { ROLE_CHOICES } from './roles';

/** Makes a link for one person, who chooses a name and a password behind it. */
export function InviteForm({ action, environments }: InviteFormProps) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid max-w-md gap-3">
      <RightsFields
        state={state}
        field="role"
        label="Invite as"
        choices={ROLE_CHOICES}
        limited={['editor']}
        held={{ choice: 'member', environments: 'all' }}
        environments={environments}
      />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Making the link…">
          Make an invitation
        </SubmitButton>
      </div>
      <FormNotice state={state} />
      {state.status === 'done' && state.link && <OneTimeLink link={state.link} label="Invitation link" />}
    </form>
  );
}

interface InviteFormProps {
  action: FormAction;
  environments: readonly EnvironmentChoice[];
}
