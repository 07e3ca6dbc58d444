import type { ChangeContext } from '@/lib/change-context';
import type { Changed } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { changePlan } from './change-plan';
import type { PlanRequest } from './plan-request';
import { planNoteInput } from './schema';
import { writePlan } from './write-plan';

/** Ends a plan where it is: the flag keeps its percentage, and can be edited again. Throws NOT_FOUND. */
export async function cancelPlan(ctx: ChangeContext, { input, ...address }: PlanRequest): Promise<Changed<boolean>> {
  const { note } = parseInput(planNoteInput, input);
  return changePlan(ctx, { ...address, note }, async (door, plan) => ({
    action: 'plan.cancelled',
    plan: await writePlan(door, plan, { state: 'cancelled', pausedAt: null, endedAt: door.at }),
  }));
}
