import { CONDITIONS_PER_RULE_MAX } from '@/lib/engine/budgets';
import { leavesOf } from '@/lib/engine/conditions-within';
import { fieldsOf } from '@/lib/engine/fields';
import { at, conditionProblem, type Problem } from '@/lib/targeting/condition-problem';

/**
 * The first thing that is wrong with a segment's conditions; null where the engine can read them. A segment asks attributes
 * and other segments, and no flags: who is in it must not hang on what a flag is set to.
 */
export function segmentProblem(conditions: readonly unknown[]): Problem | null {
  const leaves = leavesOf(conditions);
  if (leaves.length > CONDITIONS_PER_RULE_MAX || conditions.length > CONDITIONS_PER_RULE_MAX) {
    return at([], `Use at most ${CONDITIONS_PER_RULE_MAX} conditions in a segment.`);
  }
  if (leaves.some((leaf) => fieldsOf(leaf)?.flag !== undefined)) {
    return at([], 'A segment asks attributes and segments, and no flags: put that into the rule.');
  }
  for (const [nth, condition] of conditions.entries()) {
    const problem = conditionProblem(condition);
    if (problem) return at([nth, ...problem.path], problem.message);
  }
  return null;
}
