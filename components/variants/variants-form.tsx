'use client'; // Shows what weights would move while they are typed, and keeps what was typed.

import { useActionState, useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormNotice } from '@/components/ui/form-notice';
import { errorOf, type FormAction, IDLE_FORM, typedOr } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { useUnsavedWarning } from '@/components/ui/use-unsaved-warning';
import type { SplitRange } from '@/lib/engine/rule';
import type { JsonValue, ValueType } from '@/lib/engine/types';
import { movementWords } from './movement-words';
import { type TypedVariant, typedVariants } from './typed-variant';
import { VariantRows } from './variant-rows';

const DECIDES = [
  { value: 'percentage', label: 'The rollout percentage: a share gets it, all others do not' },
  { value: 'split', label: 'Weights: each variant has a share of everybody' },
];

/** What a flag can answer, and who gets which variant where no rule decides. */
export function VariantsForm({ flag, stored, save }: VariantsFormProps) {
  const [state, action] = useActionState(save, IDLE_FORM);
  const [rows, setRows] = useState<readonly TypedVariant[]>(() => typedVariants(stored.variants, stored.ranges));
  const [decides, setDecides] = useState(stored.hasSplit ? 'split' : 'percentage');
  const [isDirty, setIsDirty] = useState(false);
  useUnsavedWarning(isDirty && state.status !== 'done');
  const names = rows.flatMap(({ name }) => (name === '' ? [] : [{ value: name, label: name }]));
  return (
    <form action={action} onChange={() => setIsDirty(true)} className="grid gap-4" aria-label="Variants">
      <input type="hidden" name="version" value={flag.version} />
      <input type="hidden" name="value_type" value={flag.valueType} />
      <Field name="decides" label="What decides where no rule does?">
        {(control) => (
          <Select
            {...control}
            options={DECIDES}
            defaultValue={decides}
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
          setIsDirty(true);
        }}
      />
      {decides === 'split' && (
        <p role="status" className="text-ink-muted text-sm">
          {movementWords(stored.ranges, rows)}
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="on_variant" label="Who is in gets" error={errorOf(state, 'on_variant')}>
          {(control) => (
            <Select {...control} options={names} defaultValue={typedOr(state, 'on_variant', stored.onVariant)} />
          )}
        </Field>
        <Field
          name="off_variant"
          label="Who is not gets"
          hint="Also everybody while it is switched off or killed."
          error={errorOf(state, 'off_variant')}
        >
          {(control) => (
            <Select {...control} options={names} defaultValue={typedOr(state, 'off_variant', stored.offVariant)} />
          )}
        </Field>
      </div>
      <Field name="variants_note" label="Why these variants?" error={errorOf(state, 'variants_note')}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={typedOr(state, 'variants_note', '')} />}
      </Field>
      <FormNotice state={state} />
      <div>
        <SubmitButton pendingLabel="Saving…">Save variants</SubmitButton>
      </div>
    </form>
  );
}

interface VariantsFormProps {
  flag: { readonly version: number; readonly valueType: ValueType };
  stored: {
    readonly variants: readonly { readonly name: string; readonly value: JsonValue }[];
    readonly onVariant: string;
    readonly offVariant: string;
    readonly hasSplit: boolean;
    readonly ranges: readonly SplitRange[];
  };
  save: FormAction;
}
