'use client'; // Shows what is wrong beside the field. Without JavaScript the page does the same.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { errorOf, type FormAction, IDLE_FORM } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { FormRefusal } from './form-refusal';
import { useRefusalFocus } from './use-refusal-focus';

/** Another password, for the account that the link is for. */
export function PasswordForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  const form = useRefusalFocus(state);
  return (
    <form ref={form} action={submit} className="grid gap-4">
      <FormRefusal state={state} />
      <Field
        name="password"
        label="New password"
        hint={errorOf(state, 'password') ? undefined : 'At least 12 characters; a sentence is fine.'}
        error={errorOf(state, 'password')}
      >
        {(control) => <Input {...control} type="password" autoComplete="new-password" required />}
      </Field>
      <SubmitButton pendingLabel="Saving…" className="h-9 pointer-coarse:h-11">
        Set the password
      </SubmitButton>
    </form>
  );
}
