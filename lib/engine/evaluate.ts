import { Asking, type PositionOf } from './asking';
import type { CompiledFlag, World } from './compiled-flag';
import { given } from './given';
import { hashedPosition } from './hashed-position';
import { keyFor } from './key-for';
import type { Evaluation, EvaluationContext } from './types';

export type { PositionOf } from './asking';

/** A world without other flags and without segments: whatever a flag asks of one is as good as missing. */
export const ALONE: World = Object.freeze({ flags: new Map(), segments: new Map() });

/**
 * Answers a flag for a context. Pure, total and silent: the same arguments give the same frozen answer, and nothing is
 * thrown, read or written. `now` is the instant in ms, for conditions on time. `world` is where the flag's prerequisites
 * and segments are found: the snapshot that it is of. `positionOf` is for tests only.
 */
export function evaluate(
  flag: CompiledFlag,
  context: EvaluationContext,
  now: number,
  world: World = ALONE,
  positionOf: PositionOf = hashedPosition,
): Evaluation {
  // Most flags are a percentage: they ask nothing, and to make a question costs a fifth of what they do.
  if (flag.isPlain) return given(flag, flag.fallthrough, keyFor(flag, null, context), positionOf);
  return new Asking(context, now, world, positionOf).answer(flag);
}
