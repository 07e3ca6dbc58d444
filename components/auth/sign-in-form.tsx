'use client'; // Shows a refusal beside the form, with the address still typed. Without JavaScript the page does the same.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { FormRefusal } from './form-refusal';
import { useRefusalFocus } from './use-refusal-focus';

/** The same for members and admins: who somebody is decides what they may do, not where they signed in. */
export function SignInForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  const form = useRefusalFocus(state);
  return (
    <form ref={form} action={submit} className="grid gap-4">
      <FormRefusal state={state} />
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
      <Field name="password" label="Password" error={errorOf(state, 'password')}>
        {(control) => <Input {...control} type="password" autoComplete="current-password" required />}
      </Field>
      <SubmitButton pendingLabel="Signing in…" className="h-9 pointer-coarse:h-11">
        Sign in
      </SubmitButton>
    </form>
  );
}
