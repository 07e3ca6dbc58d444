import { POSITIONS } from '@/lib/engine/bucket';
import { formatPercentage, parsePercentage } from '@/lib/engine/percentage';
import type { SplitRange } from '@/lib/engine/rule';
import { movedBetween, splitByWeights } from '@/lib/engine/split-by-weights';
import type { TypedVariant } from './typed-variant';

/** What typed weights would do to those who have a variant already, in a sentence. */
export function movementWords(
  held: readonly SplitRange[],
  typed: readonly Pick<TypedVariant, 'name' | 'weight'>[],
): string {
  const counts = typed.map(({ name, weight }) => ({ variant: name, count: countOf(weight) }));
  const wrong = counts.find(({ count }) => count === null);
  if (wrong) return `The weight of ${wrong.variant || 'a variant'} is no number from 0 to 100 in steps of 0.001.`;
  const known = counts.map(({ variant, count }) => ({ variant, count: count ?? 0 }));
  const sum = known.reduce((total, { count }) => total + count, 0);
  if (sum !== POSITIONS) return `The weights add up to ${formatPercentage(sum / 1000)} %, and have to add up to 100.`;
  const moved = movedBetween(held, splitByWeights(held, known));
  if (moved === 0) return 'Nobody moves from one variant to another.';
  return `${formatPercentage(moved / 1000)} % of everybody get another variant than now, the fewest that can be; all others keep theirs.`;
}

function countOf(weight: string): number | null {
  const percentage = parsePercentage(weight);
  return percentage === null ? null : Math.round(percentage * 1000);
}
