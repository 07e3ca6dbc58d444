import type { ChangeContext } from '@/lib/change-context';
import type { Changed } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { changePlan } from './change-plan';
import type { PlanRequest } from './plan-request';
import { planNoteInput } from './schema';
import { writePlan } from './write-plan';

/** Pauses a plan: the flag keeps its percentage and its lock. Pausing twice changes nothing. Throws NOT_FOUND. */
export async function pausePlan(ctx: ChangeContext, { input, ...address }: PlanRequest): Promise<Changed<boolean>> {
  const { note } = parseInput(planNoteInput, input);
  return changePlan(ctx, { ...address, note }, async (door, plan) => {
    if (plan.state === 'paused') return null;
    const why = note || 'Paused by hand.';
    return { action: 'plan.paused', plan: await writePlan(door, plan, { state: 'paused', why, pausedAt: door.at }) };
  });
}
