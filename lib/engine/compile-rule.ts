import { ANSWERS } from './answers';
import { thresholdOf } from './bucket';
import { CONDITIONS_PER_RULE_MAX, RULES_PER_FLAG_MAX } from './budgets';
import { compileCondition } from './compile-condition';
import type { CompiledRule } from './compiled-flag';
import { allOf } from './conditions/all-of';
import type { Condition } from './conditions/condition';
import { fieldsOf } from './fields';
import { parsePercentage } from './percentage';

/**
 * Stands where something could not be read. It matches everyone and answers off with PARSE_ERROR: who would have
 * matched is unknown, and to fall through to the rollout could show a feature to those whom the rule kept out.
 */
export const UNREADABLE_RULE: CompiledRule = Object.freeze({
  holds: allOf([]),
  answer: ANSWERS.unreadable,
  threshold: null,
});

/** Makes stored rules ready to run, in their order. Total: what cannot be read becomes `UNREADABLE_RULE`. */
export function compileRules(stored: unknown): readonly CompiledRule[] {
  if (stored === undefined || stored === null) return [];
  if (!Array.isArray(stored) || stored.length > RULES_PER_FLAG_MAX) return [UNREADABLE_RULE];
  return Array.from(stored, (rule: unknown) => compileRule(rule) ?? UNREADABLE_RULE);
}

function compileRule(stored: unknown): CompiledRule | null {
  const fields = fieldsOf(stored);
  const conditions = conditionsOf(fields?.conditions);
  return conditions && serveOf(allOf(conditions), fields?.serve);
}

function conditionsOf(stored: unknown): readonly Condition[] | null {
  if (!Array.isArray(stored) || stored.length > CONDITIONS_PER_RULE_MAX) return null;
  const conditions = Array.from(stored, compileCondition);
  return conditions.every((condition) => condition !== null) ? conditions : null;
}

/** Either a variant or a percentage; a rule that says both, or neither, says nothing. */
function serveOf(holds: Condition, stored: unknown): CompiledRule | null {
  const { variant, percentage } = fieldsOf(stored) ?? {};
  if (percentage === undefined) {
    if (variant !== 'on' && variant !== 'off') return null;
    return { holds, answer: ANSWERS[variant].match, threshold: null };
  }
  const share = variant === undefined && typeof percentage === 'number' ? parsePercentage(percentage) : null;
  return share === null ? null : { holds, answer: null, threshold: thresholdOf(share) };
}
