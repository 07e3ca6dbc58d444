import { eq } from 'drizzle-orm';
import { rolloutPlans } from '@/db/schema';
import type { Door } from '@/lib/history/change';
import type { Condition } from './conditions';
import type { PlanRow } from './plan-row';

type Set = Partial<typeof rolloutPlans.$inferInsert>;

/** What an entry tells of a plan. It stands beside the flag's fields, and is none of them. */
export interface PlanFields {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
}

/**
 * Writes to a plan, in the change that writes to its flag, and gives what the entry tells of it. `evidence` is the gate
 * as it was judged: frozen there.
 */
export async function writePlan(
  door: Door,
  plan: PlanRow,
  set: Set,
  evidence?: readonly Condition[],
): Promise<PlanFields> {
  await door.tx
    .update(rolloutPlans)
    .set({ nextLookAt: door.at, ...set })
    .where(eq(rolloutPlans.id, plan.id));
  const stage = set.stage === undefined ? plan.stage : set.stage;
  return {
    before: { state: plan.state, ...placeOf(plan, plan.stage) },
    after: {
      state: set.state ?? plan.state,
      ...placeOf(plan, stage),
      ...(set.why && { why: set.why }),
      ...(evidence && { evidence: evidence.map(frozen) }),
    },
  };
}

/** Writes to a plan what being in a stage from now on means: its time and its gate begin anew. */
export function entering(door: Door, stage: number): Set {
  return {
    stage,
    enteredAt: door.at,
    countedFrom: door.at,
    watchedFrom: door.at,
    approvedAt: null,
    approvedById: null,
    since: {},
  };
}

/** A plan's place as an entry tells it: people count stages from 1. */
export function placeOf({ stages }: Pick<PlanRow, 'stages'>, stage: number | null) {
  return { stage: stage === null ? null : stage + 1, of: stages.length };
}

function frozen({ name, isOpen, since, sentence }: Condition) {
  return { condition: name, open: isOpen, since: new Date(since).toISOString(), sentence };
}
