'use client'; // Shows what is wrong beside each field, with what was typed. Without JavaScript the page does the same.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { FormRefusal } from './form-refusal';
import { useRefusalFocus } from './use-refusal-focus';

/** What a person types who makes an account from a link. */
export function AccountForm({ action, submitLabel, nameHint }: AccountFormProps) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  const form = useRefusalFocus(state);
  return (
    <form ref={form} action={submit} className="grid gap-4">
      <FormRefusal state={state} />
      <Field name="name" label="Name" hint={nameHint} error={errorOf(state, 'name')}>
        {(control) => <Input {...control} autoComplete="name" required defaultValue={typedOr(state, 'name', '')} />}
      </Field>
      <Field name="email" label="E-mail address" error={errorOf(state, 'email')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            spellCheck={false}
            defaultValue={typedOr(state, 'email', '')}
          />
        )}
      </Field>
      <Field
        name="password"
        label="Password"
        // What is wrong with a password says the same again.
        hint={errorOf(state, 'password') ? undefined : 'At least 12 characters; a sentence is fine.'}
        error={errorOf(state, 'password')}
      >
        {(control) => <Input {...control} type="password" autoComplete="new-password" required />}
      </Field>
      <SubmitButton pendingLabel="Making the account…" className="h-9 pointer-coarse:h-11">
        {submitLabel}
      </SubmitButton>
    </form>
  );
}

interface AccountFormProps {
  action: FormAction;
  submitLabel: string;
  nameHint: string;
}
