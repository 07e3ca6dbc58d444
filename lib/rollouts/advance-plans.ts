import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { rolloutPlans } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import { checkMonitoring } from './check-monitoring';
import type { Condition } from './conditions';
import { gatherEvidence } from './gather-evidence';
import { plan as decide, LOOK_INTERVAL_MS, lookAgainAt } from './plan';
import { type PlanRow, readPlans } from './plan-row';
import { stepPlan } from './step-plan';

const PLANS_PER_TICK_MAX = 20;

/**
 * Looks at the plans that are due by the database's clock, and takes each a step where its gate is open. A look claims
 * the plan for a few seconds, so instances share the work; it is no lock: what is done is settled by `stepPlan`.
 */
export async function advancePlans(db: Database): Promise<void> {
  const claimed = await db.execute<{ id: number }>(sql`
    update rollout_plans set next_look_at = clock_timestamp() + ${LOOK_INTERVAL_MS} * interval '1 millisecond'
    where id in (
      select id from rollout_plans where state in ('waiting', 'running') and next_look_at <= clock_timestamp()
      order by next_look_at, id limit ${PLANS_PER_TICK_MAX} for update skip locked)
    returning id`);
  for (const { id } of claimed) await lookAt(db, id);
}

async function lookAt(db: Database, id: number): Promise<void> {
  const seen = await planNow(db, id);
  if (!seen) return;
  const plan = await checkMonitoring(db, seen);
  const { now } = (await planNow(db, id)) ?? seen;
  const decision = decide(plan, await gatherEvidence(db, plan, now), now);
  if (decision.deed === 'rest') return;
  if (decision.deed === 'wait') return noteLook(db, plan, { conditions: decision.conditions, now });
  try {
    await stepPlan(db, plan, 'why' in decision ? decision.why : '');
  } catch (error) {
    // Cancelled by somebody in the meantime.
    if (!(error instanceof DomainError && error.code === 'NOT_FOUND')) throw error;
  }
}

async function planNow(db: Database, id: number): Promise<{ plan: PlanRow; now: number } | null> {
  const [plan] = await readPlans(db, eq(rolloutPlans.id, id));
  const [clock] = await db.execute<{ ms: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`,
  );
  return plan && clock ? { plan, now: clock.ms } : null;
}

/** Notes since when each condition is as it is, unless the plan has moved on since it was read. */
async function noteLook(
  db: Database,
  plan: PlanRow,
  { conditions, now }: { conditions: readonly Condition[]; now: number },
): Promise<void> {
  const since = Object.fromEntries(conditions.map(({ name, isOpen, since: from }) => [name, { isOpen, since: from }]));
  const countedFrom = plan.countedFrom === null ? null : new Date(plan.countedFrom);
  await db
    .update(rolloutPlans)
    .set({ since, nextLookAt: new Date(lookAgainAt(conditions, now)) })
    .where(
      and(
        eq(rolloutPlans.id, plan.id),
        sql`${rolloutPlans.stage} is not distinct from ${plan.stage}`,
        sql`${rolloutPlans.countedFrom} is not distinct from ${countedFrom?.toISOString() ?? null}::timestamptz`,
      ),
    );
}
