import { and, eq, isNull, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, flags, rolloutPlans } from '@/db/schema';
import { type Condition, conditionsOf } from './conditions';
import { type Coverage, coverageOf } from './coverage';
import { gatherEvidence, hoursOf } from './gather-evidence';
import { type PlanRow, readPlans } from './plan-row';
import { type PlanView, stepsOf } from './plan-view';

const PLANS_LISTED_MAX = 200;

/** The plan that leads a flag, or led it last, with its gate as it is at this moment; null where there never was one. */
export async function findPlan(
  db: Queryable,
  { environment, key }: { readonly environment: string; readonly key: string },
): Promise<PlanView | null> {
  if (!isAskable(environment + key)) return null;
  const where = and(eq(environments.key, environment), eq(sql`lower(${flags.key})`, key.toLowerCase()));
  const [plan] = await readPlans(db, where, 1);
  return plan ? viewOf(db, plan, await nowOf(db)) : null;
}

/** The plans of an environment: those that are not over first, then the newest. */
export async function listPlans(
  db: Queryable,
  environment: string,
  { isActiveOnly = false, limit = PLANS_LISTED_MAX }: { readonly isActiveOnly?: boolean; readonly limit?: number } = {},
): Promise<PlanView[]> {
  if (!isAskable(environment)) return [];
  const where = and(eq(environments.key, environment), isActiveOnly ? isNull(rolloutPlans.endedAt) : undefined);
  const [plans, now] = await Promise.all([readPlans(db, where, limit), nowOf(db)]);
  const views: PlanView[] = [];
  for (const plan of plans) views.push(await viewOf(db, plan, now));
  return views;
}

async function viewOf(db: Queryable, plan: PlanRow, now: number): Promise<PlanView> {
  const isOver = plan.endedAt !== null;
  const evidence = isOver ? null : await gatherEvidence(db, plan, now);
  return {
    flag: plan.flag,
    environment: plan.environment,
    state: plan.state,
    why: plan.why,
    stages: plan.stages,
    stage: plan.stage,
    steps: stepsOf(plan),
    conditions: evidence ? conditionsOf(plan, evidence, now).map(toView) : [],
    coverage: plan.stage === null || isOver ? null : await seen(db, plan),
    signals: (evidence?.signals ?? []).map(({ at, ...signal }) => ({ ...signal, at: iso(at) })),
    startAt: isoOr(plan.startAt),
    startsAfterApproval: plan.startsAfterApproval,
    timeZone: plan.timeZone,
    workingDays: plan.workingDays,
    pattern: plan.pattern,
    onUnhealthy: plan.onUnhealthy,
    monitoringUrl: plan.monitoringUrl,
    dashboardUrl: plan.dashboardUrl,
    startedBy: plan.startedBy,
    createdAt: iso(plan.createdAt),
    enteredAt: isoOr(plan.enteredAt),
    pausedAt: isoOr(plan.pausedAt),
    endedAt: isoOr(plan.endedAt),
  };
}

async function seen(db: Queryable, plan: PlanRow): Promise<Coverage> {
  const { hours, normalHour } = await hoursOf(db, plan, plan.countedFrom ?? plan.createdAt);
  return coverageOf(hours, { normalHour, timeZone: plan.timeZone, workingDays: plan.workingDays });
}

async function nowOf(db: Queryable): Promise<number> {
  const [clock] = await db.execute<{ ms: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`,
  );
  if (!clock) throw new Error('The database gave no time.');
  return clock.ms;
}

function toView({ name, isOpen, since, sentence }: Condition) {
  return { name, isOpen, since: iso(since), sentence };
}

const iso = (ms: number) => new Date(ms).toISOString();
const isoOr = (ms: number | null) => (ms === null ? null : iso(ms));
