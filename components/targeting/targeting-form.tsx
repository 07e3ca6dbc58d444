'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState, useState } from 'react';
import { JsonField } from '@/components/json/json-field';
import type { RadiusEdit } from '@/components/radius/ask-radius';
import { RadiusLine } from '@/components/radius/radius-line';
import { readRules } from '@/components/rules/read-rules';
import { RulesEditor } from '@/components/rules/rules-editor';
import { writeRules } from '@/components/rules/write-rules';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, type FormState, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';
import { PrerequisitesEditor } from './prerequisites-editor';
import { TargetsEditor } from './targets-editor';
import { readPrerequisites, writePrerequisites } from './typed-prerequisites';
import { readTargets, writeTargets } from './typed-targets';

/** Whom a flag answers by name and by rule, and what other flags have to answer first: all three saved together. */
export function TargetingForm({ save, ...told }: TargetingFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const touched = useUnsavedWarning(state);
  return (
    // React's reset after an answer would put selects back to what they were first.
    <form
      action={action}
      onChange={touched}
      onReset={(event) => event.preventDefault()}
      className="grid gap-6"
      aria-label="Targeting"
    >
      {/* What was saved begins anew; what the answer said stays. */}
      <TargetingFields key={told.version} {...told} state={state} onTouch={touched} />
      <FormNotice state={state} />
      {errorOf(state, 'confirm') !== undefined && (
        <Field name="targeting_confirm" label={`Type ${told.flagKey} to save it`}>
          {(control) => <Input {...control} autoComplete="off" spellCheck={false} className="font-mono" />}
        </Field>
      )}
      <div>
        <SubmitButton pendingLabel="Saving…">Save targeting</SubmitButton>
      </div>
    </form>
  );
}

function TargetingFields({ flagKey, environment, stored, version, known, state, onTouch }: TargetingFieldsProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>> | null>(null);
  const edit = typed && editOf(flagKey, { ...stored, ...typed });
  const shared = {
    state,
    onJson: (name: string, json: string) => {
      setTyped((before) => ({ ...before, [name]: json }));
      onTouch();
    },
  };
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <JsonField
        {...shared}
        name="prerequisites"
        label="Prerequisites"
        hint="What other flags have to answer, or this one is off."
        stored={stored.prerequisites}
        read={readPrerequisites}
        write={writePrerequisites}
      >
        {({ draft, ...form }) => <PrerequisitesEditor rows={draft} {...form} />}
      </JsonField>
      <JsonField
        {...shared}
        name="targets"
        label="Individual targets"
        hint="Ids that are answered by name, one a line, up to 10,000; a note may follow a tab or #."
        stored={stored.targets}
        read={readTargets}
        write={writeTargets}
      >
        {({ draft, onChange }) => <TargetsEditor targets={draft} variants={known.variants} onChange={onChange} />}
      </JsonField>
      <JsonField
        {...shared}
        name="rules"
        label="Rules"
        hint="The first that matches decides."
        stored={stored.rules}
        read={readRules}
        write={(rules) => writeRules(rules, known.defaultVariant)}
      >
        {({ draft, ...form }) => <RulesEditor rules={draft} known={known} {...form} />}
      </JsonField>
      <Field name="targeting_note" label="Why this targeting?" error={errorOf(state, 'targeting_note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'targeting_note', '')} />}
      </Field>
      {edit && <RadiusLine environment={environment} edits={[edit]} />}
    </>
  );
}

/** What is typed as an edit, for asking whom it would touch; null while it is no JSON. */
function editOf(key: string, { rules, targets, prerequisites }: Stored): RadiusEdit | null {
  try {
    const [read, named, needed] = [rules, targets, prerequisites].map((json) => JSON.parse(json.trim() || '[]'));
    return { key, more: { rules: read, targets: named, prerequisites: needed } };
  } catch {
    return null;
  }
}

type Stored = Readonly<Record<'rules' | 'targets' | 'prerequisites', string>>;

interface TargetingFormProps {
  flagKey: string;
  environment: string;
  /** Each as JSON. */
  stored: Stored;
  version: number;
  known: {
    /** The flag's own, with that first which a new rule serves. */
    readonly variants: readonly string[];
    readonly defaultVariant: string;
    /** The keys of all segments. */
    readonly segments: readonly string[];
  };
  save: FormAction;
}

interface TargetingFieldsProps extends Omit<TargetingFormProps, 'save'> {
  state: FormState;
  /** Called when anything is typed. */
  onTouch: () => void;
}
