import { ANSWERS } from './answers';
import { POSITIONS } from './bucket';
import { TARGETING_KEY_BYTES_MAX } from './budgets';
import type { CompiledFlag, CompiledRule } from './compiled-flag';
import type { CompiledCondition } from './condition';
import { conditionHolds } from './condition-holds';
import { hashedPosition } from './hashed-position';
import type { KeyPrefix } from './key-prefix';
import type { Evaluation, EvaluationContext } from './types';
import { utf8Length } from './utf8';

/** Where a targeting key falls for a flag, 0…99 999. */
export type PositionOf = (prefix: KeyPrefix, targetingKey: string) => number;

/**
 * Answers a flag for a context. Pure, total and silent: the same arguments give the same frozen answer, and nothing is
 * thrown, read or written. `now` is the instant in ms, for conditions on time. `positionOf` is for tests only.
 */
export function evaluate(
  flag: CompiledFlag,
  context: EvaluationContext,
  _now: number,
  positionOf: PositionOf = hashedPosition,
): Evaluation {
  try {
    return decide(flag, context, positionOf);
  } catch {
    // The flag is ours; only a context can throw (a getter, a proxy). All such failures become this one answer.
    return ANSWERS.invalidContext;
  }
}

function decide(flag: CompiledFlag, context: EvaluationContext, positionOf: PositionOf): Evaluation {
  if (!flag.enabled) return ANSWERS.disabled;
  const rule = flag.rules.length > 0 ? firstMatch(flag.rules, context.attributes) : undefined;
  if (rule === undefined) return share(flag, flag.threshold, 'static', context, positionOf);
  return rule.answer ?? share(flag, rule.threshold, 'split', context, positionOf);
}

function firstMatch(rules: readonly CompiledRule[], attributes: unknown): CompiledRule | undefined {
  for (const rule of rules) if (allHold(rule.conditions, attributes)) return rule;
  return undefined;
}

function allHold(conditions: readonly CompiledCondition[], attributes: unknown): boolean {
  for (const condition of conditions) if (!conditionHolds(condition, attributes)) return false;
  return true;
}

/** On for the positions below the threshold. Nobody and everybody (`settled` is their reason) need no hash. */
function share(
  flag: CompiledFlag,
  threshold: number,
  settled: 'static' | 'split',
  context: EvaluationContext,
  positionOf: PositionOf,
): Evaluation {
  const isSettled = threshold === 0 || threshold === POSITIONS;
  // Under `user` only an account is anybody, so the id is asked for even where it is not hashed.
  if (!isSettled || flag.identityPolicy === 'user') {
    const key = targetingKeyOf(context);
    if (key === '') return ANSWERS.keyMissing;
    if (isTooLong(key)) return ANSWERS.invalidContext;
    if (!isSettled) return (positionOf(flag.prefix, key) < threshold ? ANSWERS.on : ANSWERS.off).split;
  }
  return (threshold === 0 ? ANSWERS.off : ANSWERS.on)[settled];
}

/** An integer counts as its digits to the base 10; anything else that is not text is missing. */
function targetingKeyOf(context: EvaluationContext): string {
  const key: unknown = context.targetingKey;
  if (typeof key === 'string') return key;
  return Number.isSafeInteger(key) ? String(key) : '';
}

function isTooLong(key: string): boolean {
  // A UTF-16 unit takes one to three bytes, so neither ordinary nor huge ids need to be measured.
  if (key.length > TARGETING_KEY_BYTES_MAX) return true;
  return key.length * 3 > TARGETING_KEY_BYTES_MAX && utf8Length(key) > TARGETING_KEY_BYTES_MAX;
}
