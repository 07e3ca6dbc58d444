import { hashedPosition } from './hashed-position';
import { prefixOf } from './key-prefix';
import { THOUSANDTHS_PER_PERCENT } from './percentage';

/** How many positions there are: 100 buckets of 1000. */
export const POSITIONS = 100_000;

/** Where a targeting key falls for a flag, 0…99 999: `(N % 100) * 1000 + floor(N / 100) % 1000`. */
export function position(flagKey: string, targetingKey: string): number {
  return hashedPosition(prefixOf(flagKey), targetingKey);
}

/** The same in whole percents, 0…99: `N % 100`. */
export function bucket(flagKey: string, targetingKey: string): number {
  return Math.floor(position(flagKey, targetingKey) / THOUSANDTHS_PER_PERCENT);
}

/**
 * The positions that a percentage turns on are those below this number.
 * Rounded, because 2.007 * 1000 is 2007.0000000000002 and `position < that` would let position 2007 in as well;
 * 731 of the 100,001 percentages have that flaw.
 */
export function thresholdOf(percentage: number): number {
  return Math.round(percentage * THOUSANDTHS_PER_PERCENT);
}
