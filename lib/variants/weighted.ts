import { DomainError } from '@/lib/domain-error';
import { rangesOf } from '@/lib/engine/ranges-of';
import type { SplitRange } from '@/lib/engine/rule';
import { type PositionCount, splitByWeights } from '@/lib/engine/split-by-weights';
import { namesOf } from './configuration-problem';

interface Weighed {
  readonly variants: unknown;
  readonly split: unknown;
  readonly rollout_percentage: number;
  readonly on_variant: string;
  readonly off_variant: string;
  readonly default_variant: string;
}

/** The split that has the weights and moves the fewest people of the flag as it is. Throws INVALID_INPUT. */
export function weighted(flag: Weighed, weights: readonly PositionCount[]): readonly SplitRange[] {
  const names = namesOf(flag.variants);
  const unknown = weights.findIndex(({ variant }) => !names.includes(variant));
  if (unknown >= 0) {
    const message = `Use one of its variants: ${names.join(', ')}.`;
    throw new DomainError('INVALID_INPUT', message, { field: `weights.${unknown}.variant` });
  }
  const held = rangesOf({
    split: flag.split,
    rolloutPercentage: flag.rollout_percentage,
    onVariant: flag.on_variant,
    offVariant: flag.off_variant,
    defaultVariant: flag.default_variant,
  });
  return splitByWeights(held, weights);
}
