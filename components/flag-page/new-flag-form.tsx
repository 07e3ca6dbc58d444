'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { RadioField } from '@/components/ui/radio-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { BeginVariants } from '@/components/variants/begin-variants';
import { FlagFields } from './flag-fields';
import { IDENTITY_POLICIES } from './identity-policies';

const BLANK = {
  description: '',
  kind: 'release',
  owner: '',
  tags: '',
  failureMode: 'last-known-good',
  clientVisible: false,
};

/** The form that makes a flag: off at 0 % unless said otherwise, and whose id it hashes chosen on purpose. */
export function NewFlagForm({ environment, wanted, create }: NewFlagFormProps) {
  const [state, action] = useActionState(create, IDLE_FORM);
  const wasOn = state.status === 'refused' && state.typed.enabled !== undefined;
  return (
    <form action={action} className="grid max-w-2xl gap-5" aria-label="New flag">
      <Field
        name="key"
        label="Key"
        hint="What code asks for. It is hashed, so it never changes: letters, digits, _ . and -."
        error={errorOf(state, 'key')}
      >
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            spellCheck={false}
            placeholder="new_checkout"
            className="font-mono"
            defaultValue={typedOr(state, 'key', wanted)}
          />
        )}
      </Field>
      <RadioField
        name="identity_policy"
        legend="Whose id decides?"
        choices={IDENTITY_POLICIES}
        chosen={typedOr(state, 'identity_policy', '')}
        error={errorOf(state, 'identity_policy')}
        required
      />
      <BeginVariants state={state} />
      <FlagFields state={state} stored={BLANK} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="rollout_percentage"
          label={`Rollout in ${environment}, per cent`}
          hint="The other environments begin off, at 0."
          error={errorOf(state, 'rollout_percentage')}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="font-mono"
              defaultValue={typedOr(state, 'rollout_percentage', '0')}
            />
          )}
        </Field>
        <label className="flex items-center gap-2 self-start text-sm sm:mt-7">
          <input type="checkbox" name="enabled" defaultChecked={wasOn} className="size-4 accent-accent" />
          Switched on in {environment}
        </label>
      </div>
      <Field name="note" label="Note" hint="Why? It stands in the history." error={errorOf(state, 'note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Creating…">Create flag</SubmitButton>
      </div>
    </form>
  );
}

interface NewFlagFormProps {
  environment: string;
  /** The key that it begins with, where code asks for one already. */
  wanted: string;
  create: FormAction;
}
