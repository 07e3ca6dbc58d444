'use client'; // What is typed follows what is served.

import { type Problems, problemAt } from '@/components/json/problems';
import { CodeInput } from '@/components/ui/code-input';
import { Select } from '@/components/ui/select';
import type { ServeDraft } from './draft';
import { typedWeights, weightCounts } from './write-rules';

const KINDS: readonly { readonly value: ServeDraft['kind']; readonly label: string }[] = [
  { value: 'variant', label: 'the variant' },
  { value: 'percentage', label: 'a percentage' },
  { value: 'split', label: 'a split by weights' },
];

/** What a rule gives to whom it matches. */
export function ServeFields({ serve, place, problems, variants, defaultVariant, onChange }: ServeFieldsProps) {
  const problem = problemAt(problems, place);
  const errorId = `${place}-error`;
  const invalid = problem ? { 'aria-invalid': true as const, 'aria-describedby': errorId } : {};
  const change = (part: Partial<ServeDraft>) => onChange({ ...serve, ...part });
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="sr-only">What it serves</legend>
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span aria-hidden>then</span>
        <Select
          aria-label="Serve"
          className="max-w-44"
          options={KINDS}
          value={serve.kind}
          onChange={({ target }) => {
            const kind = KINDS.find(({ value }) => value === target.value)?.value ?? serve.kind;
            change({ kind, variant: serve.variant || (variants[0] ?? '') });
          }}
        />
        {serve.kind === 'variant' && (
          <Select
            aria-label="Variant"
            className="max-w-52"
            options={[...new Set([...variants, serve.variant])].map((name) => ({ value: name, label: name }))}
            value={serve.variant}
            onChange={({ target }) => change({ variant: target.value })}
            {...invalid}
          />
        )}
        {serve.kind === 'percentage' && (
          <CodeInput
            aria-label="Percentage"
            inputMode="decimal"
            placeholder="12.5"
            className="max-w-24 text-right tabular-nums"
            value={serve.percentage}
            onChange={({ target }) => change({ percentage: target.value })}
            {...invalid}
          />
        )}
        {serve.kind !== 'variant' && (
          <>
            <span aria-hidden>{serve.kind === 'percentage' && '% '}by</span>
            <CodeInput
              aria-label="Hashed by the attribute"
              placeholder="targeting key"
              className="min-w-28 max-w-44 flex-1"
              value={serve.by}
              onChange={({ target }) => change({ by: target.value })}
            />
          </>
        )}
      </div>
      {serve.kind === 'split' && (
        <Weights serve={serve} variants={variants} defaultVariant={defaultVariant} onChange={onChange} />
      )}
      {problem && (
        <p id={errorId} className="text-kill text-sm">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** A weight for every variant; the form is not sent while they do not add up. */
function Weights({ serve, variants, defaultVariant, onChange }: WeightsProps) {
  const weights = typedWeights(serve, defaultVariant);
  const counts = weightCounts(serve, defaultVariant);
  const wrong = typeof counts === 'string' ? counts : '';
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
        {[...new Set([...variants, ...Object.keys(weights)])].map((variant, nth) => (
          <span key={variant} className="inline-flex items-center gap-1.5">
            <span aria-hidden className="font-mono">
              {variant}
            </span>
            <CodeInput
              ref={(input) => (nth === 0 ? input?.setCustomValidity(wrong) : undefined)}
              aria-label={`Weight of ${variant}, per cent`}
              inputMode="decimal"
              className="max-w-20 text-right tabular-nums"
              value={weights[variant] ?? ''}
              placeholder="0"
              onChange={({ target }) => onChange({ ...serve, weights: { ...weights, [variant]: target.value } })}
            />
            %
          </span>
        ))}
      </div>
      <p role="status" className="text-ink-muted text-sm">
        {wrong}
      </p>
    </div>
  );
}

interface WeightsProps {
  serve: ServeDraft;
  variants: readonly string[];
  defaultVariant: string;
  onChange: (serve: ServeDraft) => void;
}

interface ServeFieldsProps extends WeightsProps {
  place: string;
  problems: Problems;
}
