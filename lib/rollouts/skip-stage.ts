import type { ChangeContext } from '@/lib/change-context';
import type { Changed, Door } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { changePlan, type PlanDeed, planConflict } from './change-plan';
import { type Condition, conditionsOf } from './conditions';
import { gatherEvidence } from './gather-evidence';
import type { PlanRequest } from './plan-request';
import type { PlanRow } from './plan-row';
import { skipInput } from './schema';
import { stageFields } from './start-plan';
import { entering, writePlan } from './write-plan';

/**
 * Leaves a stage without its gate, for a reason that must be given: the next stage is entered, or the plan is over. The
 * entry keeps what the gate said. Throws NOT_FOUND, INVALID_INPUT without a note, and CONFLICT while it is paused.
 */
export async function skipStage(ctx: ChangeContext, { input, ...address }: PlanRequest): Promise<Changed<boolean>> {
  const { note } = parseInput(skipInput, input);
  return changePlan(ctx, { ...address, note }, async (door, plan) => {
    if (plan.state === 'paused') throw planConflict(`The plan of ${plan.flag} is paused: resume it before skipping.`);
    const now = door.at.getTime();
    const conditions = conditionsOf(plan, await gatherEvidence(door.tx, plan, now), now);
    const to = plan.stage === null ? plan.firstStage : plan.stage + 1;
    return { ...(await moved(door, plan, { to, conditions })), action: 'plan.skipped' };
  });
}

/** Moves a plan into a stage, or past its last one. `conditions` are the gate as it was judged. */
export async function moved(
  door: Door,
  plan: PlanRow,
  { to, conditions }: { to: number; conditions: readonly Condition[] },
): Promise<PlanDeed> {
  if (to >= plan.stages.length) {
    const told = await writePlan(door, plan, { state: 'completed', endedAt: door.at }, conditions);
    return { action: 'plan.completed', plan: told };
  }
  const told = await writePlan(door, plan, { state: 'running', ...entering(door, to) }, conditions);
  const action = plan.stage === null ? 'plan.started' : 'plan.advanced';
  return { action, wanted: stageFields(plan.stages, to), plan: told };
}
