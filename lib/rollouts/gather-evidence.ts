import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/db/client';
import { signals } from '@/db/schema';
import { lastPassedDrill } from '@/lib/drills/fresh-drill';
import { distinctVisitors } from '@/lib/visitors/distinct-visitors';
import type { Evidence, SeenHour, Signal } from './evidence';
import type { PlanRow } from './plan-row';

/** What an ordinary hour is, is taken from the last four weeks: as long as a working week is not an exception. */
const NORMAL_DAYS = 28;

/** Gathers all that the gate of a plan is judged by, as of `now` (ms of the database's clock). Only reads. */
export async function gatherEvidence(db: Queryable, plan: PlanRow, now: number): Promise<Evidence> {
  const stage = plan.stage === null ? undefined : plan.stages[plan.stage];
  const from = plan.countedFrom ?? now;
  return {
    isKilled: plan.isKilled,
    owner: plan.owner,
    dashboardUrl: plan.dashboardUrl,
    monitoringUrl: plan.monitoringUrl,
    monitoring: plan.monitoring,
    approval: plan.approval,
    visitors: stage?.visitors ? await distinctVisitors(db, { ...plan, since: new Date(from) }) : 0,
    drill: stage?.drill ? await drillOf(db, plan) : null,
    signals: await signalsOf(db, plan),
    ...(stage?.cycle ? await hoursOf(db, plan, from) : { hours: [], normalHour: 0 }),
  };
}

async function drillOf(db: Queryable, plan: PlanRow): Promise<Evidence['drill']> {
  const passed = await lastPassedDrill(db, plan);
  return passed && { passedAt: passed.passedAt.getTime(), expiresAt: passed.expiresAt.getTime() };
}

async function signalsOf(db: Queryable, { flagId, environmentId }: PlanRow): Promise<Signal[]> {
  const rows = await db
    .select({ name: signals.name, isHealthy: signals.healthy, value: signals.value, at: signals.at })
    .from(signals)
    .where(and(eq(signals.environmentId, environmentId), eq(signals.flagId, flagId)))
    .orderBy(desc(signals.at), signals.name);
  return rows.map(({ at, ...signal }) => ({ ...signal, at: at.getTime() }));
}

const counted = z.array(z.object({ at: z.coerce.number(), count: z.coerce.number() }));

/**
 * The hours with answers since `from` (ms), and the median of the hours with any in the last four weeks: half of all
 * hours have at least that, and a night's few or one storm moves it little. The hour in which the stage was entered is
 * not one of them, as part of it was before.
 */
export async function hoursOf(
  db: Queryable,
  { environmentId, flag }: Pick<PlanRow, 'environmentId' | 'flag'>,
  from: number,
): Promise<{ hours: SeenHour[]; normalHour: number }> {
  const rows = counted.parse(
    await db.execute(sql`
      select extract(epoch from hour)::float8 * 1000 as at, sum(count) as count from evaluation_counts
      where environment_id = ${environmentId} and flag_key = ${flag}
        and hour > now() - ${NORMAL_DAYS} * interval '1 day'
      group by hour order by hour`),
  );
  const sorted = rows.map(({ count }) => count).toSorted((a, b) => a - b);
  return { hours: rows.filter(({ at }) => at >= from), normalHour: sorted[Math.floor(sorted.length / 2)] ?? 0 };
}
