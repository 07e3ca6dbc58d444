import { patternOf } from './conditions/matches';
import { leavesOf } from './conditions-within';
import { fieldsOf } from './fields';

// What one visit may take is some 500 ns; what is known to take longer counts as more. `bench:engine` measures each.
const CONTAINS_VISITS = 12;
/** To bring a text of 1,024 units to lower case and look it up. */
const ANY_CASE_VISITS = 6;
/** Units of a text that is compared with the beginning or the end of another, a visit. */
const COMPARED_UNITS = 100;
const LIST_VISITS = 100;
/** To read a version of 256 units, an instant, an address. */
const VERSION_VISITS = 20;
const INSTANT_VISITS = 4;
const ADDRESS_VISITS = 100;
const PATTERN_VISITS = 25;

/**
 * What it costs to ask conditions, at most, in visits: one for most; for texts by their values and how long those are; for
 * patterns by their size as RE2 counts it, so that 400 of it are all that one evaluation may ask.
 */
export function visitsOf(conditions: unknown): number {
  return Math.ceil(leavesOf(conditions).reduce<number>((sum, leaf) => sum + visitsOfOne(leaf), 0));
}

function visitsOfOne(stored: unknown): number {
  const { operator, values, ignore_case: ignoreCase } = fieldsOf(stored) ?? {};
  const given: readonly unknown[] = Array.isArray(values) ? values : [];
  const inAnyCase = ignoreCase === true ? ANY_CASE_VISITS : 0;
  switch (operator) {
    case 'contains':
      return given.length * CONTAINS_VISITS + inAnyCase;
    case 'starts_with':
    case 'ends_with':
      return given.reduce<number>((sum, text) => sum + 1 + String(text).length / COMPARED_UNITS, 1 + inAnyCase);
    case 'in_network':
      return ADDRESS_VISITS + given.length;
    case 'before':
    case 'after':
    case 'within_last':
      return INSTANT_VISITS;
    case 'any_of':
    case 'all_of':
    case 'none_of':
      return LIST_VISITS;
    case 'matches':
      return (patternOf(String(given[0]), false)?.programSize() ?? 0) * PATTERN_VISITS;
    default:
      return typeof operator === 'string' && operator.startsWith('semver_') ? VERSION_VISITS : 1 + inAnyCase;
  }
}
