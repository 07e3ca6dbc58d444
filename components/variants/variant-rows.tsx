'use client'; // Rows come and go as they are typed.

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { TypedVariant } from './typed-variant';

const VALUE_HINTS = {
  boolean: 'true or false',
  string: 'a text',
  number: 'a number, such as 12.5',
  json: 'an object or a list, such as {"limit": 10}',
} as const;

/** The variants of a flag as they are typed: a name and a value each, and a weight where a split decides. */
export function VariantRows({ type, rows, hasWeights, error, onChange }: VariantRowsProps) {
  const change = (nth: number, part: Partial<TypedVariant>) =>
    onChange(rows.map((row, index) => (index === nth ? { ...row, ...part } : row)));
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? 'variants-error' : undefined}>
      <legend className="mb-1.5 font-medium text-sm">Variants</legend>
      {rows.map(({ id, name, value, weight }, nth) => (
        <div key={id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto_auto] items-center gap-2">
          <Input
            name="variant_name"
            aria-label={`Name of variant ${nth + 1}`}
            placeholder="name"
            className="font-mono"
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={(event) => change(nth, { name: event.target.value })}
          />
          <Input
            name="variant_value"
            aria-label={`Value of variant ${nth + 1}`}
            placeholder={VALUE_HINTS[type]}
            className="font-mono"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => change(nth, { value: event.target.value })}
          />
          {hasWeights ? (
            <Input
              name="weight"
              aria-label={`Weight of variant ${nth + 1}, per cent`}
              inputMode="decimal"
              autoComplete="off"
              className="max-w-24 text-right font-mono"
              value={weight}
              onChange={(event) => change(nth, { weight: event.target.value })}
            />
          ) : (
            <span />
          )}
          <Button
            variant="quiet"
            aria-label={`Remove variant ${nth + 1}`}
            disabled={rows.length <= 2}
            onClick={() => onChange(rows.filter((_, index) => index !== nth))}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      ))}
      {error && (
        <p id="variants-error" className="text-kill text-sm">
          {error}
        </p>
      )}
      <div>
        <Button
          variant="quiet"
          onClick={() => onChange([...rows, { id: nextId(rows), name: '', value: '', weight: '0' }])}
        >
          <Plus aria-hidden className="size-4" /> Add a variant
        </Button>
      </div>
    </fieldset>
  );
}

function nextId(rows: readonly TypedVariant[]): number {
  return Math.max(0, ...rows.map(({ id }) => id)) + 1;
}

interface VariantRowsProps {
  type: keyof typeof VALUE_HINTS;
  rows: readonly TypedVariant[];
  hasWeights: boolean;
  error: string | undefined;
  onChange: (rows: readonly TypedVariant[]) => void;
}
