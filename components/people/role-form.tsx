'use client'; // Shows what its action answered. Without JavaScript the page does the same.

import { type ComponentProps, useActionState } from 'react';
import { FormNotice } from '@/components/ui/form-notice';
import { type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { type EnvironmentChoice, RightsFields } from './rights-fields';
import { ROLE_CHOICES } from './roles';

/** What somebody may do. It bites on their next request. */
export function RoleForm({ act, held, environments }: RoleFormProps) {
  const [state, submit] = useActionState(act, IDLE_FORM);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-3">
      <RightsFields
        state={state}
        field="role"
        label="Role"
        choices={ROLE_CHOICES}
        limited={['editor']}
        held={held}
        environments={environments}
      />
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Saving…">Save what they may do</SubmitButton>
      </div>
    </form>
  );
}

interface RoleFormProps {
  act: FormAction;
  held: ComponentProps<typeof RightsFields>['held'];
  environments: readonly EnvironmentChoice[];
}
