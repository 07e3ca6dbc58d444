import type { ChangeContext } from '@/lib/change-context';
import type { Changed } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { changePlan, planConflict } from './change-plan';
import type { PlanRequest } from './plan-request';
import { rollBackInput } from './schema';
import { stageFields } from './start-plan';
import { entering, writePlan } from './write-plan';

/**
 * Goes back to an earlier stage at once, and pauses there: whoever rolls back wants to look before it goes on. Its time
 * and gate begin anew. Throws NOT_FOUND, and CONFLICT where the plan has no such stage behind it.
 */
export async function rollBackPlan(ctx: ChangeContext, { input, ...address }: PlanRequest): Promise<Changed<boolean>> {
  const { note, percentage } = parseInput(rollBackInput, input);
  return changePlan(ctx, { ...address, note }, async (door, plan) => {
    const to = plan.stages.findIndex((stage) => stage.percentage === percentage);
    if (to === -1 || plan.stage === null || to >= plan.stage) {
      const behind = plan.stages.slice(0, plan.stage ?? 0).map((stage) => stage.percentage);
      const where = behind.length === 0 ? 'there is no stage behind it' : `go back to one of ${behind.join(', ')}`;
      throw planConflict(`The plan of ${plan.flag} cannot go back to ${percentage}%: ${where}.`);
    }
    const why = `Rolled back to ${percentage}%.`;
    const told = await writePlan(door, plan, { state: 'paused', why, pausedAt: door.at, ...entering(door, to) });
    return { action: 'plan.rolled-back', wanted: stageFields(plan.stages, to), plan: told };
  });
}
