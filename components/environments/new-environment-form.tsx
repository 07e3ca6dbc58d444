'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { type Option, Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';

/** Makes an environment, with every flag in it. */
export function NewEnvironmentForm({ models, create }: { models: readonly Option[]; create: FormAction }) {
  const [state, action] = useActionState(create, IDLE_FORM);
  return (
    <form action={action} className="grid max-w-md gap-4" aria-label="New environment">
      <Field name="name" label="Name" error={errorOf(state, 'name')}>
        {(control) => <Input {...control} required autoComplete="off" defaultValue={typedOr(state, 'name', '')} />}
      </Field>
      <Field
        name="key"
        label="Key"
        hint="What instances and scripts are told, such as preview. It never changes."
        error={errorOf(state, 'key')}
      >
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            defaultValue={typedOr(state, 'key', '')}
          />
        )}
      </Field>
      <Field
        name="copy_from"
        label="Flags begin"
        hint="A flag that is killed there begins switched off."
        error={errorOf(state, 'environment')}
      >
        {(control) => (
          <Select
            {...control}
            options={[{ value: '', label: 'Switched off' }, ...models]}
            defaultValue={typedOr(state, 'copy_from', '')}
          />
        )}
      </Field>
      <Field name="note" label="Note" error={errorOf(state, 'note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Making it…">Create environment</SubmitButton>
      </div>
    </form>
  );
}
