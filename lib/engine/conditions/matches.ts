import { RE2JS } from 're2js';
import { PATTERN_INPUT_UNITS_MAX, PATTERN_SIZE_MAX, PATTERN_UNITS_MAX } from '../budgets';
import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** Reads a pattern of RE2, whose matching takes linear time, or answers null: not one, or over its budget. */
export function patternOf(source: string, ignoreCase: boolean): RE2JS | null {
  if (source.length > PATTERN_UNITS_MAX) return null;
  try {
    const pattern = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return pattern.programSize() <= PATTERN_SIZE_MAX ? pattern : null;
  } catch {
    return null;
  }
}

/**
 * Holds for a text in which the pattern is found anywhere. One that is too long never matches. Searched with a matcher:
 * `test` builds an automaton while it runs, up to 8 MiB a pattern, and took 30 ms for texts that made it grow.
 */
export function matches({ name, negate }: On, pattern: RE2JS): Condition {
  return (attributes) => {
    const attribute = attributes[name];
    if (typeof attribute !== 'string' || attribute.length > PATTERN_INPUT_UNITS_MAX) return false;
    return isSent(attributes, name) && pattern.matcher(attribute).find() !== negate;
  };
}
