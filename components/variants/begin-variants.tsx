'use client'; // The rows of a new flag appear once its type asks for them.

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { errorOf, type FormState, typedOr } from '@/components/ui/form-state';
import { Select } from '@/components/ui/select';
import type { TypedVariant } from './typed-variant';
import { VariantRows } from './variant-rows';

const TYPES = [
  { value: 'boolean', label: 'On or off' },
  { value: 'string', label: 'A text' },
  { value: 'number', label: 'A number' },
  { value: 'json', label: 'JSON: an object or a list' },
];

const TWO: readonly TypedVariant[] = [
  { id: 1, name: 'on', value: '', weight: '' },
  { id: 2, name: 'off', value: '', weight: '' },
];

/** What a new flag answers: on or off, or variants that are named here. */
export function BeginVariants({ state }: { state: FormState }) {
  const [type, setType] = useState(() => typedOr(state, 'value_type', 'boolean'));
  const [rows, setRows] = useState(TWO);
  return (
    <>
      <Field
        name="value_type"
        label="What does it answer?"
        hint="Chosen once: code asks for a value of this type."
        error={errorOf(state, 'value_type')}
      >
        {(control) => (
          <Select
            {...control}
            options={TYPES}
            defaultValue={typedOr(state, 'value_type', 'boolean')}
            onChange={(event) => setType(event.target.value)}
          />
        )}
      </Field>
      {(type === 'string' || type === 'number' || type === 'json') && (
        <>
          <VariantRows
            type={type}
            rows={rows}
            hasWeights={false}
            error={errorOf(state, 'variants')}
            onChange={setRows}
          />
          <p className="text-ink-muted text-sm">
            The first is for who is in, the last for everybody else, unless they are named on and off.
          </p>
        </>
      )}
    </>
  );
}
