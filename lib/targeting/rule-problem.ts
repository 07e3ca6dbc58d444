import { POSITIONS } from '@/lib/engine/bucket';
import { CONDITIONS_PER_RULE_MAX } from '@/lib/engine/budgets';
import { pathOf } from '@/lib/engine/compile-path';
import { SPLIT_RANGES_MAX } from '@/lib/engine/compile-serve';
import { leavesOf } from '@/lib/engine/conditions-within';
import { fieldsOf } from '@/lib/engine/fields';
import { parsePercentage } from '@/lib/engine/percentage';
import { at, conditionProblem, type Problem } from './condition-problem';

const NAME_LENGTH_MAX = 100;

/**
 * The first thing that is wrong with a rule, null where the engine can read it. `variants` are the flag's own; null where
 * they are not known.
 */
export function ruleProblem(stored: unknown, variants: readonly string[] | null): Problem | null {
  const fields = fieldsOf(stored);
  if (!fields) return at([], 'A rule is an object with conditions and what it serves.');
  const { name, conditions, serve, ...others } = fields;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return at([unknown], 'This field is not known here: leave it out.');
  if (name !== undefined && (typeof name !== 'string' || name.length > NAME_LENGTH_MAX || !name.isWellFormed())) {
    return at(['name'], `Use a text of at most ${NAME_LENGTH_MAX} characters.`);
  }
  if (!Array.isArray(conditions)) return at(['conditions'], 'Give the conditions as a list; an empty one matches all.');
  if (leavesOf(conditions).length > CONDITIONS_PER_RULE_MAX || conditions.length > CONDITIONS_PER_RULE_MAX) {
    return at(['conditions'], `Use at most ${CONDITIONS_PER_RULE_MAX} conditions in a rule.`);
  }
  for (const [nth, condition] of conditions.entries()) {
    const problem = conditionProblem(condition);
    if (problem) return at(['conditions', nth, ...problem.path], problem.message);
  }
  const problem = serveProblem(serve, variants);
  return problem && at(['serve', ...problem.path], problem.message);
}

/** What is wrong with what a rule serves. */
export function serveProblem(stored: unknown, variants: readonly string[] | null): Problem | null {
  const { variant, percentage, split, by, ...others } = fieldsOf(stored) ?? {};
  const said = [variant, percentage, split].filter((one) => one !== undefined).length;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return at([unknown], 'This field is not known here: leave it out.');
  if (said !== 1) return at([], 'Serve a variant, a percentage or a split.');
  if (by !== undefined && (variant !== undefined || !pathOf(by))) {
    return at(['by'], 'Name the attribute that a percentage or a split is hashed by, such as org.');
  }
  if (variant !== undefined) return isOneOf(variant, variants) ? null : at(['variant'], namesWords(variants));
  if (split !== undefined) return splitProblem(split, variants);
  const isShare = typeof percentage === 'number' && parsePercentage(percentage) !== null;
  return isShare ? null : at(['percentage'], 'Use a number from 0 to 100, in steps of 0.001.');
}

/** What is wrong with ranges of positions: each begins where the one before ends or later, and all end by 100,000. */
export function splitProblem(stored: unknown, variants: readonly string[] | null): Problem | null {
  if (!Array.isArray(stored) || stored.length === 0) return at(['split'], 'Give at least one range.');
  if (stored.length > SPLIT_RANGES_MAX) {
    return at(['split'], `This is in ${stored.length} ranges, of ${SPLIT_RANGES_MAX} at most: give it anew in fewer.`);
  }
  let end = 0;
  for (const [nth, range] of stored.entries()) {
    const { variant, from, to } = fieldsOf(range) ?? {};
    if (!isOneOf(variant, variants)) return at(['split', nth, 'variant'], namesWords(variants));
    const areWhole = Number.isInteger(from) && Number.isInteger(to);
    if (!areWhole || Number(from) < end || Number(to) <= Number(from) || Number(to) > POSITIONS) {
      return at(
        ['split', nth],
        `Ranges ascend and do not overlap: whole positions, from ${end} on, to ${POSITIONS} at most.`,
      );
    }
    end = Number(to);
  }
  return null;
}

/** Whether it is one of a flag's variants; any text is where they are not known. */
export function isOneOf(name: unknown, names: readonly string[] | null): name is string {
  return typeof name === 'string' && (names === null || names.includes(name));
}

export function namesWords(names: readonly string[] | null): string {
  return names === null ? 'Name a variant.' : `Use one of its variants: ${names.join(', ')}.`;
}
