import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import type { ChangeContext } from '@/lib/change-context';
import type { Door } from '@/lib/history/change';
import { changePlan, type PlanDeed } from './change-plan';
import { gatherEvidence } from './gather-evidence';
import { type Decision, plan as decide } from './plan';
import type { PlanRow } from './plan-row';
import { moved } from './skip-stage';
import { writePlan } from './write-plan';

/**
 * Does with a plan what is to be done, if it still is: everything is gathered and decided again while the environment is
 * held, so two instances that saw the same plan due never move it twice, and a process that ends here leaves all or
 * nothing. `note` says why, where that is not the gate.
 */
export async function stepPlan(
  db: Database,
  { environment, flag, id }: Pick<PlanRow, 'environment' | 'flag' | 'id'>,
  note: string,
): Promise<void> {
  await changePlan(systemContext(db), { environment, key: flag, note }, async (door, plan) => {
    if (plan.id !== id) return null;
    const now = door.at.getTime();
    return deedOf(door, plan, decide(plan, await gatherEvidence(door.tx, plan, now), now));
  });
}

async function deedOf(door: Door, plan: PlanRow, decision: Decision): Promise<PlanDeed | null> {
  switch (decision.deed) {
    case 'rest':
    case 'wait':
      return null;
    case 'start':
    case 'advance':
      return moved(door, plan, decision);
    case 'complete':
      return moved(door, plan, { to: plan.stages.length, conditions: decision.conditions });
    case 'pause':
    case 'kill': {
      const { deed, why } = decision;
      const told = await writePlan(door, plan, { state: 'paused', why, pausedAt: door.at });
      return deed === 'kill'
        ? { action: 'flag.killed', wanted: { killed: true }, plan: told }
        : { action: 'plan.paused', plan: told };
    }
    default:
      return decision satisfies never;
  }
}

/** Outside a request Next's tags are expired by the listeners. */
function systemContext(db: Database): ChangeContext {
  const actor = { type: 'system' } as const;
  return { db, actor, source: 'plan', requestId: randomUUID(), now: new Date(), expireTags: () => {} };
}
