'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';

const FIELDS = [
  {
    name: 'prerequisites',
    label: 'Prerequisites, as JSON',
    hint: 'What other flags have to answer: [{"flag": "shop", "variants": ["on"]}]',
  },
  {
    name: 'targets',
    label: 'Individual targets, as JSON',
    hint: 'Ids that are answered by name: [{"key": "42", "variant": "on", "note": "asked for it"}]',
  },
  {
    name: 'rules',
    label: 'Rules, as JSON',
    hint: 'The first that matches decides: [{"conditions": [{"attribute": "plan", "operator": "equals", "values": ["pro"]}], "serve": {"variant": "on"}}]',
  },
] as const;

/** Rules, targets and prerequisites of a flag as the text that REST takes; what is wrong is named by its place. */
export function TargetingForm({ stored, version, save }: TargetingFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  return (
    <form action={action} className="grid gap-4" aria-label="Targeting">
      <input type="hidden" name="version" value={version} />
      {FIELDS.map(({ name, label, hint }) => (
        <Field key={name} name={name} label={label} hint={hint} error={errorOf(state, name)}>
          {(control) => (
            <Textarea
              {...control}
              rows={name === 'rules' ? 10 : 4}
              spellCheck={false}
              autoComplete="off"
              className="font-mono text-xs"
              defaultValue={typedOr(state, name, stored[name])}
            />
          )}
        </Field>
      ))}
      <Field name="targeting_note" label="Why this targeting?" error={errorOf(state, 'targeting_note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'targeting_note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Saving…">Save targeting</SubmitButton>
      </div>
    </form>
  );
}

interface TargetingFormProps {
  /** Each as JSON. */
  stored: Readonly<Record<'rules' | 'targets' | 'prerequisites', string>>;
  version: number;
  save: FormAction;
}
