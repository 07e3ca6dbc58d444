import { ANSWERS } from './answers';
import type { CompiledFlag } from './compiled-flag';
import { decide } from './decide';
import { hashedPosition } from './hashed-position';
import type { KeyPrefix } from './key-prefix';
import { targetingKeyOf } from './targeting-key-of';
import { tombstoneAnswer } from './tombstone-answer';
import type { Evaluation, EvaluationContext } from './types';

/** Where a targeting key falls for the flag of the prefix, 0…99 999. */
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
  const targetingKey = targetingKeyOf(context);
  const decided = decide(flag, context, targetingKey);
  const answer =
    typeof decided === 'number'
      ? (positionOf(flag.prefix, targetingKey) < decided ? ANSWERS.on : ANSWERS.off).split
      : decided;
  return flag.archived ? tombstoneAnswer(answer) : answer;
}
