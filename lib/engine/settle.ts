import type { Asking } from './asking';
import type { CompiledFlag } from './compiled-flag';
import { type Serve, settled } from './serve';
import { TOO_MUCH } from './too-much';
import type { Evaluation } from './types';

/**
 * Decides what a flag serves, in the order of law: prerequisites, targets, rules, fallthrough. (One that is killed or
 * switched off is made without any but the last.) What it gives is an answer, or the ranges to draw from. Total, at the
 * beginning of a question.
 */
export function settle(flag: CompiledFlag, asking: Asking): Serve {
  if (flag.isPlain) return flag.fallthrough;
  try {
    return barred(flag, asking) ?? targeted(flag, asking) ?? matched(flag, asking);
  } catch (problem) {
    if (problem !== TOO_MUCH) {
      // The flag is ours; only a context can throw (a getter, a proxy). All such failures become this one answer.
      return settled(flag.offAnswers.invalidContext);
    }
    if (asking.depth > 0) throw problem;
    return settled(flag.offAnswers.tooMuch);
  }
}

/** Off where another flag does not answer what this one needs; where it cannot be known, in error for the same reason. */
function barred(flag: CompiledFlag, asking: Asking): Serve | null {
  // By index, here and below: to iterate over a frozen list is not compiled inline, which cost 20 ns of 160.
  for (let i = 0; i < flag.prerequisites.length; i++) {
    const needed = flag.prerequisites[i];
    const answer = needed && asking.answerOf(needed.flag);
    if (answer === undefined) return settled(flag.offAnswers.unreadable);
    if (answer.reason === 'ERROR') return settled(inErrorAs(flag, answer));
    if (answer.variant === undefined || !needed?.variants.has(answer.variant)) return flag.disabled;
  }
  return null;
}

function inErrorAs({ offAnswers }: CompiledFlag, { errorCode }: Evaluation): Evaluation {
  if (errorCode === 'TARGETING_KEY_MISSING') return offAnswers.keyMissing;
  return errorCode === 'INVALID_CONTEXT' ? offAnswers.invalidContext : offAnswers.unreadable;
}

function targeted({ targets }: CompiledFlag, asking: Asking): Serve | null {
  return targets?.get(asking.targetingKey) ?? null;
}

function matched({ rules, fallthrough }: CompiledFlag, asking: Asking): Serve {
  const { attributes } = asking;
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i];
    if (rule === undefined) break;
    asking.visit(rule.visits);
    if (rule.holds(attributes, asking)) return rule.serve;
  }
  return fallthrough;
}
