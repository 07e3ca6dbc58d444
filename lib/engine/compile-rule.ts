import { CONDITIONS_PER_RULE_MAX, RULES_PER_FLAG_MAX } from './budgets';
import { compileCondition } from './compile-condition';
import { compileServe } from './compile-serve';
import type { CompiledVariants } from './compile-variants';
import type { CompiledRule } from './compiled-flag';
import { allOf } from './conditions/all-of';
import type { Condition } from './conditions/condition';
import { leavesOf } from './conditions-within';
import { fieldsOf } from './fields';
import { settled } from './serve';
import type { IdentityPolicy } from './types';
import { visitsOf } from './visits-of';

interface Told {
  readonly variants: CompiledVariants;
  readonly policy: IdentityPolicy;
}

/**
 * Stands where something could not be read. It matches everyone and answers off with PARSE_ERROR: who would have
 * matched is unknown, and to fall through to the rollout could show a feature to those whom the rule kept out.
 */
export function unreadableRule({ offAnswers }: CompiledVariants): CompiledRule {
  return Object.freeze({ holds: allOf([]), visits: 0, serve: settled(offAnswers.unreadable) });
}

/** Makes stored rules ready to run, in their order. Total: what cannot be read becomes an unreadable rule. */
export function compileRules(stored: unknown, told: Told): readonly CompiledRule[] {
  if (stored === undefined || stored === null) return [];
  if (!Array.isArray(stored) || stored.length > RULES_PER_FLAG_MAX) return [unreadableRule(told.variants)];
  return Array.from(stored, (rule: unknown) => compileRule(rule, told) ?? unreadableRule(told.variants));
}

function compileRule(stored: unknown, told: Told): CompiledRule | null {
  const fields = fieldsOf(stored);
  const conditions = compileConditions(fields?.conditions);
  const serve = compileServe(fields?.serve, told);
  return conditions && serve && { holds: allOf(conditions), visits: visitsOf(fields?.conditions), serve };
}

/** Makes a list of conditions ready to run; null where one cannot be read, or where they are too many. */
export function compileConditions(stored: unknown, isTurned = false): readonly Condition[] | null {
  if (!Array.isArray(stored) || stored.length > CONDITIONS_PER_RULE_MAX) return null;
  if (leavesOf(stored).length > CONDITIONS_PER_RULE_MAX) return null;
  const conditions = Array.from(stored, (one: unknown) => compileCondition(one, isTurned));
  return conditions.every((condition) => condition !== null) ? conditions : null;
}
