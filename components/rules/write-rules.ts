import { POSITIONS } from '@/lib/engine/bucket';
import { formatPercentage, parsePercentage } from '@/lib/engine/percentage';
import { rangesOf } from '@/lib/engine/ranges-of';
import type { SplitRange } from '@/lib/engine/rule';
import { countsOf, type PositionCount, splitByWeights } from '@/lib/engine/split-by-weights';
import type { ConditionDraft, RuleDraft, ServeDraft } from './draft';
import { operatorWords } from './operator-words';
import { valuesOf } from './typed-values';

/** Rules as they are stored. What cannot be read is null in its place, so that the server names it. */
export function writeRules(drafts: readonly RuleDraft[], defaultVariant: string): unknown[] {
  return drafts.map(({ name, conditions, serve }) => ({
    ...(name.trim() !== '' && { name: name.trim() }),
    conditions: writeConditions(conditions),
    serve: writeServe(serve, defaultVariant),
  }));
}

/** The same of conditions. */
export function writeConditions(drafts: readonly ConditionDraft[]): unknown[] {
  return drafts.map((draft) => ({ ...conditionOf(draft), ...(draft.negate && { negate: true }) }));
}

function conditionOf(draft: ConditionDraft): object {
  switch (draft.kind) {
    case 'attribute': {
      const { count, mayIgnoreCase } = operatorWords(draft.operator);
      return {
        attribute: draft.attribute.trim(),
        operator: draft.operator,
        ...(count !== 'none' && { values: valuesOf(draft.format, draft.typed) }),
        ...(draft.ignoreCase && mayIgnoreCase && { ignore_case: true }),
      };
    }
    case 'segment':
      return { segment: draft.segment.trim() };
    case 'flag':
      return { flag: draft.flag.trim(), variants: namesOf(draft.variants) };
    case 'any':
      return { any: writeConditions(draft.conditions) };
    case 'all':
      return { all: writeConditions(draft.conditions) };
    default:
      return draft satisfies never;
  }
}

/** Names that were typed with commas or spaces between them. */
export function namesOf(typed: string): readonly string[] {
  return typed.split(/[\s,]+/).filter((name) => name !== '');
}

function writeServe(serve: ServeDraft, defaultVariant: string): object {
  const by = serve.by.trim() === '' ? {} : { by: serve.by.trim() };
  if (serve.kind === 'variant') return { variant: serve.variant };
  if (serve.kind === 'percentage') return { percentage: parsePercentage(serve.percentage), ...by };
  if (serve.held && !serve.weights) return { split: serve.held, ...by };
  const counts = weightCounts(serve, defaultVariant);
  return { split: typeof counts === 'string' ? null : splitByWeights(covered(serve, defaultVariant), counts), ...by };
}

/** The weight of every variant that has one, in per cent, as it is typed. */
export function typedWeights(serve: ServeDraft, defaultVariant: string): Readonly<Record<string, string>> {
  if (serve.weights) return serve.weights;
  const counts = countsOf(covered(serve, defaultVariant));
  return Object.fromEntries([...counts].map(([variant, count]) => [variant, formatPercentage(count / 1000)]));
}

/** How many positions each variant is to have; a sentence where the weights do not say it. */
export function weightCounts(serve: ServeDraft, defaultVariant: string): readonly PositionCount[] | string {
  const counts: PositionCount[] = [];
  for (const [variant, weight] of Object.entries(typedWeights(serve, defaultVariant))) {
    const percentage = weight.trim() === '' ? 0 : parsePercentage(weight);
    if (percentage === null) return `The weight of ${variant} is no number from 0 to 100 in steps of 0.001.`;
    counts.push({ variant, count: Math.round(percentage * 1000) });
  }
  const sum = counts.reduce((total, { count }) => total + count, 0);
  if (sum === POSITIONS) return counts;
  return `The weights add up to ${formatPercentage(sum / 1000)} %, and have to add up to 100.`;
}

/** Whose each position is now: a gap is the default variant's, and so is everything where nothing is split yet. */
function covered({ held }: ServeDraft, defaultVariant: string): readonly SplitRange[] {
  const [onVariant, offVariant] = [defaultVariant, defaultVariant];
  return rangesOf({ split: held ?? [], rolloutPercentage: 0, onVariant, offVariant, defaultVariant });
}
