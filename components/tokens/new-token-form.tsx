'use client'; // Shows the token that was made, once. Without JavaScript the page does the same.

import { useActionState } from 'react';
import { OneTimeLink } from '@/components/people/one-time-link';
import { type EnvironmentChoice, RightsFields } from '@/components/people/rights-fields';
import { CodeInput } from '@/components/ui/code-input';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TOKEN_CHOICES } from './token-choices';

/** Makes a token for a machine: what for, where, and for how long. */
export function NewTokenForm({ action, environments }: NewTokenFormProps) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid max-w-md gap-3">
      <Field name="name" label="Name" hint="Of the service that will use it." error={errorOf(state, 'name')}>
        {(control) => <Input {...control} required autoComplete="off" defaultValue={typedOr(state, 'name', '')} />}
      </Field>
      <RightsFields
        state={state}
        field="ability"
        label="May"
        choices={TOKEN_CHOICES}
        limited={['trigger', 'client', 'evaluate', 'read', 'write']}
        held={{ choice: 'evaluate', environments: 'all' }}
        environments={environments}
      />
      <Field name="flag" label="Flag" hint="Of a link that kills one flag alone." error={errorOf(state, 'flag')}>
        {(control) => <CodeInput {...control} defaultValue={typedOr(state, 'flag', '')} />}
      </Field>
      <Field
        name="expires_in_days"
        label="Ends after, in days"
        hint="Empty: only when it is revoked."
        error={errorOf(state, 'expires_in_days')}
      >
        {(control) => <Input {...control} inputMode="numeric" defaultValue={typedOr(state, 'expires_in_days', '90')} />}
      </Field>
      <div>
        <SubmitButton pendingLabel="Making the token…">Make the token</SubmitButton>
      </div>
      <FormNotice state={state} />
      {state.status === 'done' && state.link && (
        <OneTimeLink link={state.link} label={state.link.startsWith('http') ? 'Trigger link' : 'API token'} />
      )}
    </form>
  );
}

interface NewTokenFormProps {
  action: FormAction;
  environments: readonly EnvironmentChoice[];
}
