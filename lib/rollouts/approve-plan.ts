import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import type { Changed } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { changePlan, planConflict } from './change-plan';
import { conditionsOf } from './conditions';
import { gatherEvidence } from './gather-evidence';
import type { PlanRequest } from './plan-request';
import { planNoteInput } from './schema';
import { writePlan } from './write-plan';

/**
 * Approves that a plan leaves its stage, or starts. Approval is the last condition: it is given when all others hold, by
 * another signed-in admin than the one who started the plan. Throws NOT_FOUND, FORBIDDEN for a token and for whoever
 * started it, and CONFLICT where the gate asks for none, or another condition holds it. Twice changes nothing.
 */
export async function approvePlan(ctx: ChangeContext, { input, ...address }: PlanRequest): Promise<Changed<boolean>> {
  const { note } = parseInput(planNoteInput, input);
  const { actor } = ctx;
  return changePlan(ctx, { ...address, note }, async (door, plan) => {
    if (actor.type !== 'account') {
      throw new DomainError('FORBIDDEN', 'A person approves, signed in to the dashboard: a token cannot.');
    }
    if (plan.startedBy.type === 'account' && plan.startedBy.id === actor.id) {
      throw new DomainError('FORBIDDEN', 'You started this plan: ask another admin to approve it.');
    }
    if (plan.approval) return null;
    const now = door.at.getTime();
    const conditions = conditionsOf(plan, await gatherEvidence(door.tx, plan, now), now);
    const asked = conditions.find(({ name }) => name === 'approval');
    if (!asked || plan.state === 'paused') {
      throw planConflict(
        asked
          ? `The plan of ${plan.flag} is paused: resume it first.`
          : 'The gate that it stands at asks for no approval.',
      );
    }
    const held = conditions.find((one) => !one.isOpen && one.name !== 'approval' && one.name !== 'start-time');
    if (held) throw planConflict(`Not to be approved yet. ${held.sentence}`);
    const set = { approvedAt: door.at, approvedById: actor.id };
    return { action: 'plan.approved', plan: await writePlan(door, plan, set, conditions) };
  });
}
