import { ANSWERS } from './answers';
import { POSITIONS } from './bucket';
import type { CompiledFlag } from './compiled-flag';
import { decide, type Threshold } from './decide';
import { hashedPositions } from './hashed-positions';
import type { KeyPrefix } from './key-prefix';
import { targetingKeyOf } from './targeting-key-of';
import type { Evaluation, EvaluationContext } from './types';

/**
 * Answers many flags for one context, in their order: what `evaluate` says for each, in less time, because those that
 * have to be hashed are hashed together. As pure, total and silent.
 */
export function evaluateMany(
  flags: readonly CompiledFlag[],
  context: EvaluationContext,
  _now: number,
): readonly Evaluation[] {
  const targetingKey = targetingKeyOf(context);
  const decided: (Evaluation | Threshold)[] = [];
  const prefixes: KeyPrefix[] = [];
  for (const flag of flags) {
    const answer = decide(flag, context, targetingKey);
    if (typeof answer === 'number') prefixes.push(flag.prefix);
    decided.push(answer);
  }
  const positions = hashedPositions(prefixes, targetingKey);
  const answers: Evaluation[] = [];
  let hashed = 0;
  for (const answer of decided) {
    if (typeof answer !== 'number') answers.push(answer);
    else answers.push(((positions[hashed++] ?? POSITIONS) < answer ? ANSWERS.on : ANSWERS.off).split);
  }
  return answers;
}
