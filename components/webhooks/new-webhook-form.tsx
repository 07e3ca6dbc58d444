'use client'; // Shows the secret that was made, once. Without JavaScript the page does the same.

import { useActionState } from 'react';
import { OneTimeLink } from '@/components/people/one-time-link';
import { type EnvironmentChoice, RightsFields } from '@/components/people/rights-fields';
import { CodeInput } from '@/components/ui/code-input';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

const KINDS = [
  { value: 'standard', label: 'Signed JSON', explanation: 'Signed as Standard Webhooks 1.0 has it.' },
  {
    value: 'slack',
    label: 'Slack',
    explanation: 'A sentence, for Slack’s incoming webhooks and whoever takes the same.',
  },
];

/** Where changes are to be told to, and which. */
export function NewWebhookForm({ action, environments }: NewWebhookFormProps) {
  const [state, submit] = useActionState(action, IDLE_FORM);
  return (
    <form
      action={submit}
      onReset={(event) => event.preventDefault()}
      className="grid max-w-md gap-3"
      aria-label="New webhook"
    >
      <Field name="name" label="Name" error={errorOf(state, 'name')}>
        {(control) => <Input {...control} required autoComplete="off" defaultValue={typedOr(state, 'name', '')} />}
      </Field>
      <Field
        name="url"
        label="Address"
        hint="Public, unless the settings allow its network."
        error={errorOf(state, 'url')}
      >
        {(control) => (
          <Input {...control} type="url" required autoComplete="off" defaultValue={typedOr(state, 'url', '')} />
        )}
      </Field>
      <RightsFields
        state={state}
        field="kind"
        label="As"
        choices={KINDS}
        limited={['standard', 'slack']}
        held={{ choice: 'standard', environments: 'all' }}
        environments={environments}
      />
      <Field
        name="events"
        label="Events"
        hint="Such as flag.killed, or flag. for all of a kind; empty for every change. Sign-ins and tokens only if named: session. token."
        error={errorOf(state, 'events')}
      >
        {(control) => <CodeInput {...control} defaultValue={typedOr(state, 'events', '')} />}
      </Field>
      <div>
        <SubmitButton pendingLabel="Making it…">Make the webhook</SubmitButton>
      </div>
      <FormNotice state={state} />
      {state.status === 'done' && state.link && <OneTimeLink link={state.link} label="Signing secret" />}
    </form>
  );
}

interface NewWebhookFormProps {
  action: FormAction;
  environments: readonly EnvironmentChoice[];
}
