import { Asking } from '@/lib/engine/asking';
import { compileCondition } from '@/lib/engine/compile-condition';
import { pathOf } from '@/lib/engine/compile-path';
import type { CompiledFlag, World } from '@/lib/engine/compiled-flag';
import { attributesOf } from '@/lib/engine/conditions/attributes';
import { follow } from '@/lib/engine/conditions/within';
import { evaluate } from '@/lib/engine/evaluate';
import { fieldsOf } from '@/lib/engine/fields';
import { hashedPosition } from '@/lib/engine/hashed-position';
import type { EvaluationContext } from '@/lib/engine/types';
import type { ExplainedCondition, Outcome } from './explained';

/** For whom, when and of which flag conditions are explained. `now` in ms. */
export interface Question {
  readonly flag: CompiledFlag;
  readonly context: EvaluationContext;
  readonly now: number;
  readonly world: World;
}

/** What came of a condition: the engine's own, once as it is and once turned round, so that what is missing shows. */
export function explainCondition(stored: unknown, question: Question): ExplainedCondition {
  const { any, all, attribute, flag } = fieldsOf(stored) ?? {};
  const outcome = outcomeOf(stored, question);
  const group = any ?? all;
  if (Array.isArray(group)) {
    return { condition: stored, outcome, parts: group.map((part: unknown) => explainCondition(part, question)) };
  }
  const path = pathOf(attribute);
  if (path) {
    const given = follow(path, attributesOf(question.context.attributes));
    return { condition: stored, outcome, ...(given !== undefined && { given }) };
  }
  const other = typeof flag === 'string' ? question.world.flags.get(flag) : undefined;
  if (!other) return { condition: stored, outcome };
  return { condition: stored, outcome, answered: evaluate(other, question.context, question.now, question.world) };
}

/** What came of all conditions of a rule together. */
export function outcomeOfAll(conditions: readonly ExplainedCondition[]): Outcome {
  if (conditions.some(({ outcome }) => outcome === 'no_match')) return 'no_match';
  return conditions.some(({ outcome }) => outcome === 'missing') ? 'missing' : 'match';
}

function outcomeOf(stored: unknown, question: Question): Outcome {
  if (holds(stored, false, question)) return 'match';
  return holds(stored, true, question) ? 'no_match' : 'missing';
}

function holds(stored: unknown, isTurned: boolean, { flag, context, now, world }: Question): boolean {
  const condition = compileCondition(stored, isTurned);
  if (!condition) return false;
  const asking = new Asking(context, now, world, hashedPosition);
  asking.serve(flag);
  return condition(asking.attributes, asking);
}
