'use client'; // Shows what its action answered, beside the field.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

export function RenameEnvironmentForm({ name, rename }: { name: string; rename: FormAction }) {
  const [state, action] = useActionState(rename, IDLE_FORM);
  return (
    <form action={action} className="grid gap-3" aria-label="Rename">
      <Field name="name" label="Name" error={errorOf(state, 'name')}>
        {(control) => <Input {...control} required autoComplete="off" defaultValue={typedOr(state, 'name', name)} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton variant="secondary" pendingLabel="Saving…">
          Rename
        </SubmitButton>
      </div>
    </form>
  );
}
