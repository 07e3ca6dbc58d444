'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatPercentage } from '@/lib/engine/percentage';
import type { FlagView } from '@/lib/flags/flag-view';

const SWITCH = [
  { value: 'on', label: 'On: the rollout decides' },
  { value: 'off', label: 'Off for everybody' },
];

/** How the flag decides here, top to bottom in the order of evaluation, editable in place. */
export function DecisionForm({ flag, save }: { flag: FlagView; save: FormAction }) {
  const [state, action] = useActionState(save, IDLE_FORM);
  return (
    <form action={action} className="grid gap-4" aria-label="How it decides">
      <input type="hidden" name="version" value={flag.version} />
      <Field name="enabled" label="1. Switch" error={errorOf(state, 'enabled')}>
        {(control) => (
          <Select {...control} options={SWITCH} defaultValue={typedOr(state, 'enabled', flag.enabled ? 'on' : 'off')} />
        )}
      </Field>
      <Field
        name="rollout_percentage"
        label="2. Rollout, per cent"
        hint="0 to 100 in steps of 0.001. Raising it only ever adds people."
        error={errorOf(state, 'rollout_percentage')}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="font-mono"
            defaultValue={typedOr(state, 'rollout_percentage', formatPercentage(flag.rolloutPercentage))}
          />
        )}
      </Field>
      <Field name="note" label="Note" hint="Why? It stands in the history." error={errorOf(state, 'note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Saving…">Save how it decides</SubmitButton>
      </div>
    </form>
  );
}
