'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState, useState } from 'react';
import type { RadiusEdit } from '@/components/radius/ask-radius';
import { RadiusLine } from '@/components/radius/radius-line';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';

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
export function TargetingForm({ flagKey, environment, stored, version, save }: TargetingFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const [edit, setEdit] = useState<RadiusEdit | null>(null);
  const touched = useUnsavedWarning(state);
  const look = (form: FormData) => {
    touched();
    setEdit(editOf(flagKey, form));
  };
  return (
    <form
      action={action}
      onChange={(event) => look(new FormData(event.currentTarget))}
      className="grid gap-4"
      aria-label="Targeting"
    >
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
      {edit && <RadiusLine environment={environment} edits={[edit]} />}
      <FormNotice state={state} />
      {errorOf(state, 'confirm') !== undefined && (
        <Field name="targeting_confirm" label={`Type ${flagKey} to save it`}>
          {(control) => <Input {...control} autoComplete="off" spellCheck={false} className="font-mono" />}
        </Field>
      )}
      <div>
        <SubmitButton pendingLabel="Saving…">Save targeting</SubmitButton>
      </div>
    </form>
  );
}

/** What is typed as an edit, for asking whom it would touch; null while it is no JSON. */
function editOf(key: string, form: FormData): RadiusEdit | null {
  try {
    const read = FIELDS.map(({ name }) => [name, JSON.parse(String(form.get(name)).trim() || '[]')]);
    return { key, more: Object.fromEntries(read) };
  } catch {
    return null;
  }
}

interface TargetingFormProps {
  flagKey: string;
  environment: string;
  /** Each as JSON. */
  stored: Readonly<Record<'rules' | 'targets' | 'prerequisites', string>>;
  version: number;
  save: FormAction;
}
