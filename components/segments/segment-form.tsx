'use client'; // Shows what its action answered, beside the fields, and keeps what was typed.

import { useActionState } from 'react';
import { JsonField } from '@/components/json/json-field';
import { ConditionList } from '@/components/rules/condition-list';
import { readConditions } from '@/components/rules/read-rules';
import { writeConditions } from '@/components/rules/write-rules';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, type FormState, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';

const CONDITIONS_HINT = 'All of them have to hold. Without any, only the ids below are in.';

/** Who is in a segment: by conditions, and by ids that are in or out whatever those say. */
export function SegmentForm({ stored, segments, save }: SegmentFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const touched = useUnsavedWarning(state);
  const isNew = stored.version === null;
  return (
    // React's reset after an answer would put selects back to what they were first.
    <form
      action={action}
      onChange={touched}
      onReset={(event) => event.preventDefault()}
      className="grid max-w-2xl gap-5"
      aria-label={isNew ? 'New segment' : 'Segment'}
    >
      {stored.version !== null && <input type="hidden" name="version" value={stored.version} />}
      {isNew && (
        <Field
          name="key"
          label="Key"
          hint="What rules ask for: letters, digits, _ . and -. It never changes."
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
      )}
      <Field name="description" label="Description" error={errorOf(state, 'description')}>
        {(control) => (
          <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'description', stored.description)} />
        )}
      </Field>
      <JsonField
        name="conditions"
        label="Conditions"
        hint={CONDITIONS_HINT}
        stored={stored.conditions}
        state={state}
        read={readConditions}
        write={writeConditions}
        onJson={touched}
      >
        {({ draft, ...form }) => <ConditionList conditions={draft} place="conditions" segments={segments} {...form} />}
      </JsonField>
      <div className="grid gap-4 sm:grid-cols-2">
        <Ids name="included" label="Always in" stored={stored.included} state={state} />
        <Ids name="excluded" label="Never in" stored={stored.excluded} state={state} />
      </div>
      <Field
        key={stored.version}
        name="note"
        label="Note"
        hint="Why? It stands in the history."
        error={errorOf(state, 'note')}
      >
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Saving…">{isNew ? 'Create segment' : 'Save segment'}</SubmitButton>
      </div>
    </form>
  );
}

/** Ids as they are pasted. */
function Ids({ name, label, stored, state }: { name: string; label: string; stored: string; state: FormState }) {
  return (
    <Field name={name} label={label} hint="Ids, one a line; up to 10,000." error={errorOf(state, name)}>
      {(control) => (
        <Textarea
          {...control}
          rows={6}
          spellCheck={false}
          autoComplete="off"
          className="font-mono text-xs"
          defaultValue={typedOr(state, name, stored)}
        />
      )}
    </Field>
  );
}

interface SegmentFormProps {
  stored: {
    /** Null for one that is not made yet. */
    readonly version: number | null;
    readonly description: string;
    /** As JSON. */
    readonly conditions: string;
    /** One a line. */
    readonly included: string;
    readonly excluded: string;
  };
  /** The keys of all others. */
  segments: readonly string[];
  save: FormAction;
}
