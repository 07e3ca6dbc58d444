'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState, useState } from 'react';
import type { RadiusEdit } from '@/components/radius/ask-radius';
import { RadiusLine } from '@/components/radius/radius-line';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatPercentage, parsePercentage } from '@/lib/engine/percentage';
import type { FlagView } from '@/lib/flags/flag-view';

const SWITCH = [
  { value: 'on', label: 'On: the rollout decides' },
  { value: 'off', label: 'Off for everybody' },
];

/** How the flag decides here, top to bottom in the order of evaluation, editable in place. */
export function DecisionForm({ flag, environment, save }: DecisionFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const [typed, setTyped] = useState<RadiusEdit | null>(null);
  const look = (form: FormData) => {
    const percentage = flag.hasSplit ? flag.rolloutPercentage : parsePercentage(String(form.get('rollout_percentage')));
    setTyped(percentage === null ? null : { key: flag.key, enabled: form.get('enabled') === 'on', percentage });
  };
  const isStored = typed?.enabled === flag.enabled && typed.percentage === flag.rolloutPercentage;
  const asksForKey = errorOf(state, 'confirm') !== undefined;
  return (
    <form
      action={action}
      onChange={(event) => look(new FormData(event.currentTarget))}
      className="grid gap-4"
      aria-label="How it decides"
    >
      <input type="hidden" name="version" value={flag.version} />
      <Field name="enabled" label="1. Switch" error={errorOf(state, 'enabled')}>
        {(control) => (
          <Select {...control} options={SWITCH} defaultValue={typedOr(state, 'enabled', flag.enabled ? 'on' : 'off')} />
        )}
      </Field>
      {flag.hasSplit ? (
        <p className="text-sm">2. Weights of its variants decide: see Variants, below.</p>
      ) : (
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
      )}
      <Field name="note" label="Note" hint="Why? It stands in the history." error={errorOf(state, 'note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'note', '')} />}
      </Field>
      {typed && !isStored && <RadiusLine environment={environment} edits={[typed]} />}
      <FormNotice state={state} />
      {asksForKey && (
        <Field name="confirm" label={`Type ${flag.key} to save it`}>
          {(control) => <Input {...control} autoComplete="off" spellCheck={false} className="font-mono" />}
        </Field>
      )}
      <div>
        <SubmitButton pendingLabel="Saving…">Save how it decides</SubmitButton>
      </div>
    </form>
  );
}

interface DecisionFormProps {
  flag: FlagView;
  environment: string;
  save: FormAction;
}
