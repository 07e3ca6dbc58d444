import { patternOf } from './conditions/matches';
import { leavesOf } from './conditions-within';
import { fieldsOf } from './fields';

/** What one visit may take is some 500 ns; what is known to take longer counts as more. Measured in `bench:engine`. */
const CONTAINS_VISITS = 8;
const LIST_VISITS = 50;
const VERSION_VISITS = 4;
const PATTERN_VISITS = 25;

/**
 * What it costs to ask conditions, at most, in visits: one for most; for texts one for each of the values; for patterns
 * by their size as RE2 counts it, so that 400 of it are all that one evaluation may ask.
 */
export function visitsOf(conditions: unknown): number {
  return leavesOf(conditions).reduce<number>((sum, leaf) => sum + visitsOfOne(leaf), 0);
}

function visitsOfOne(stored: unknown): number {
  const { operator, values } = fieldsOf(stored) ?? {};
  const given: readonly unknown[] = Array.isArray(values) ? values : [];
  switch (operator) {
    case 'contains':
      return given.length * CONTAINS_VISITS;
    case 'starts_with':
    case 'ends_with':
    case 'in_network':
      return 1 + given.length;
    case 'any_of':
    case 'all_of':
    case 'none_of':
      return LIST_VISITS;
    case 'matches':
      return (patternOf(String(given[0]), false)?.programSize() ?? 0) * PATTERN_VISITS;
    default:
      return typeof operator === 'string' && operator.startsWith('semver_') ? VERSION_VISITS : 1;
  }
}
