import type { Condition } from './condition';

/**
 * Holds for whoever is in the segment; negated, for whoever is known to be outside of it. Where that hangs on an
 * attribute that is missing neither is known, so that moving conditions into a segment changes nobody's answer.
 */
export function inSegment(key: string, negate: boolean): Condition {
  return (attributes, asking) => asking.isInSegment(key, negate, attributes);
}
