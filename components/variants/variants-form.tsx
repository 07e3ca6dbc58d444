'use client'; // Shows what weights would move while they are typed, and keeps what was typed.

import { useActionState, useState } from 'react';
import type { RadiusEdit } from '@/components/radius/ask-radius';
import { RadiusLine } from '@/components/radius/radius-line';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, type FormState, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';
import type { SplitRange } from '@/lib/engine/rule';
import type { JsonValue, ValueType } from '@/lib/engine/types';
import { movementWords } from './movement-words';
import { meantValue, rowsOf, type TypedVariant } from './typed-variant';
import { VariantRows } from './variant-rows';

const DECIDES = [
  { value: 'percentage', label: 'The rollout percentage: a share gets it, all others do not' },
  { value: 'split', label: 'Weights: each variant has a share of everybody' },
];

/** What a flag can answer, and who gets which variant where no rule decides. */
export function VariantsForm({ save, ...told }: VariantsFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const touched = useUnsavedWarning(state);
  return (
    <form action={action} onChange={touched} className="grid gap-4" aria-label="Variants">
      {/* What was saved begins anew; what the answer said stays. */}
      <VariantsFields key={told.flag.version} {...told} state={state} onTouch={touched} />
      <FormNotice state={state} />
      {errorOf(state, 'confirm') !== undefined && (
        <Field name="variants_confirm" label={`Type ${told.flag.key} to save it`}>
          {(control) => <Input {...control} autoComplete="off" spellCheck={false} className="font-mono" />}
        </Field>
      )}
      <div>
        <SubmitButton pendingLabel="Saving…">Save variants</SubmitButton>
      </div>
    </form>
  );
}

function VariantsFields({ flag, environment, stored, state, onTouch }: VariantsFieldsProps) {
  const [rows, setRows] = useState<readonly TypedVariant[]>(() => rowsOf(stored.variants, stored.ranges));
  const [decides, setDecides] = useState(stored.hasSplit ? 'split' : 'percentage');
  const [parts, setParts] = useState({ on_variant: stored.onVariant, off_variant: stored.offVariant });
  const [isDirty, setIsDirty] = useState(false);
  const touched = () => {
    setIsDirty(true);
    onTouch();
  };
  const edit = editOf(flag, { rows, decides, parts });
  const names = rows.flatMap(({ name }) => (name === '' ? [] : [{ value: name, label: name }]));
  return (
    // Grouped only to hear of what is typed.
    <fieldset className="contents" onChange={touched}>
      <input type="hidden" name="version" value={flag.version} />
      <input type="hidden" name="value_type" value={flag.valueType} />
      <Field name="decides" label="What decides where no rule does?">
        {(control) => (
          <Select
            {...control}
            options={DECIDES}
            defaultValue={typedOr(state, 'decides', stored.hasSplit ? 'split' : 'percentage')}
            onChange={(event) => setDecides(event.target.value)}
          />
        )}
      </Field>
      <VariantRows
        type={flag.valueType}
        rows={rows}
        hasWeights={decides === 'split'}
        error={errorOf(state, 'variants') ?? errorOf(state, 'weights')}
        onChange={(next) => {
          setRows(next);
          touched();
        }}
      />
      {isDirty && edit && <RadiusLine environment={environment} edits={[edit]} />}
      {decides === 'split' && (
        <p role="status" className="text-ink-muted text-sm">
          {movementWords(stored.ranges, rows)}
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="on_variant" label="Who is in gets" error={errorOf(state, 'on_variant')}>
          {(control) => (
            <Select
              {...control}
              options={names}
              defaultValue={typedOr(state, 'on_variant', stored.onVariant)}
              onChange={(event) => setParts({ ...parts, on_variant: event.target.value })}
            />
          )}
        </Field>
        <Field
          name="off_variant"
          label="Who is not gets"
          hint="Also everybody while it is switched off or killed."
          error={errorOf(state, 'off_variant')}
        >
          {(control) => (
            <Select
              {...control}
              options={names}
              defaultValue={typedOr(state, 'off_variant', stored.offVariant)}
              onChange={(event) => setParts({ ...parts, off_variant: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field name="variants_note" label="Why these variants?" error={errorOf(state, 'variants_note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'variants_note', '')} />}
      </Field>
    </fieldset>
  );
}

/** What is typed as an edit, for asking whom it would touch; null while it cannot be saved. */
function editOf(
  { key, valueType }: { readonly key: string; readonly valueType: ValueType },
  { rows, decides, parts }: { rows: readonly TypedVariant[]; decides: string; parts: Readonly<Record<string, string>> },
): RadiusEdit | null {
  const variants = rows.map(({ name, value }) => ({ name, value: meantValue(valueType, value) }));
  if (variants.some(({ value }) => value === undefined)) return null;
  const weights = rows.map(({ name, weight }) => ({ variant: name, weight }));
  return { key, more: { variants, ...parts, ...(decides === 'split' ? { weights } : { split: null }) } };
}

interface VariantsFormProps {
  flag: { readonly key: string; readonly version: number; readonly valueType: ValueType };
  environment: string;
  stored: {
    readonly variants: readonly { readonly name: string; readonly value: JsonValue }[];
    readonly onVariant: string;
    readonly offVariant: string;
    readonly hasSplit: boolean;
    readonly ranges: readonly SplitRange[];
  };
  save: FormAction;
}

interface VariantsFieldsProps extends Omit<VariantsFormProps, 'save'> {
  state: FormState;
  /** Called when anything is typed. */
  onTouch: () => void;
}
