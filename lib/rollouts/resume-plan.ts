import type { ChangeContext } from '@/lib/change-context';
import type { Changed } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { changePlan, planConflict } from './change-plan';
import type { PlanRequest } from './plan-request';
import type { PlanRow } from './plan-row';
import { planNoteInput } from './schema';
import { writePlan } from './write-plan';

/**
 * Resumes a paused plan where it was. The time spent paused does not count for its stage. Resuming what runs changes
 * nothing. Throws NOT_FOUND, and CONFLICT while the flag is killed.
 */
export async function resumePlan(ctx: ChangeContext, { input, ...address }: PlanRequest): Promise<Changed<boolean>> {
  const { note } = parseInput(planNoteInput, input);
  return changePlan(ctx, { ...address, note }, async (door, plan, row) => {
    if (plan.state !== 'paused') return null;
    if (row.killed) throw planConflict(`${row.key} is killed: lift it before its plan goes on.`);
    const back = { why: '', pausedAt: null, since: {} };
    const set = plan.stage === null ? { ...back, state: 'waiting' } : { ...back, ...goingOn(plan, door.at) };
    return { action: 'plan.resumed', plan: await writePlan(door, plan, set) };
  });
}

function goingOn({ countedFrom, pausedAt }: PlanRow, at: Date) {
  const paused = at.getTime() - (pausedAt ?? at.getTime());
  return { state: 'running', countedFrom: new Date((countedFrom ?? at.getTime()) + paused), watchedFrom: at };
}
