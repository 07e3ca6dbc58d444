import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags, rolloutPlans, users } from '@/db/schema';
import type { PlanState } from './plan-state';
import { storedStages } from './schema';

/** A plan as it is stored, with what its gate needs of the flag. */
export interface PlanRow extends PlanState {
  readonly id: number;
  readonly flagId: number;
  readonly flag: string;
  readonly environmentId: number;
  readonly environment: string;
  readonly why: string;
  readonly owner: string;
  readonly isKilled: boolean;
  readonly monitoringUrl: string;
  readonly dashboardUrl: string;
  readonly monitoring: { readonly at: number; readonly isAnswering: boolean; readonly said: string } | null;
  readonly startedBy: { readonly type: string; readonly id: number | null };
  readonly approval: { readonly who: string; readonly at: number } | null;
  readonly createdAt: number;
  readonly enteredAt: number | null;
  readonly pausedAt: number | null;
  readonly endedAt: number | null;
}

/** The plan of a flag that is not over. Throws where there is none: ask `row.planId` first. */
export async function activePlan(
  db: Queryable,
  { id, environmentId }: { readonly id: number; readonly environmentId: number },
): Promise<PlanRow> {
  const [plan] = await readPlans(
    db,
    and(
      eq(rolloutPlans.flagId, id),
      eq(rolloutPlans.environmentId, environmentId),
      inArray(rolloutPlans.state, ['waiting', 'running', 'paused']),
    ),
  );
  if (!plan) throw new Error(`Flag ${id} has no plan that is not over.`);
  return plan;
}

/** Plans, those that are not over first, then the newest. */
export async function readPlans(db: Queryable, where: SQL | undefined, limit = 1_000): Promise<PlanRow[]> {
  const rows = await db
    .select({
      plan: rolloutPlans,
      flag: flags.key,
      owner: flags.owner,
      environment: environments.key,
      isKilled: flagEnvironments.killed,
      approver: users.name,
    })
    .from(rolloutPlans)
    .innerJoin(flags, eq(flags.id, rolloutPlans.flagId))
    .innerJoin(environments, eq(environments.id, rolloutPlans.environmentId))
    .innerJoin(
      flagEnvironments,
      and(eq(flagEnvironments.flagId, flags.id), eq(flagEnvironments.environmentId, environments.id)),
    )
    .leftJoin(users, eq(users.id, rolloutPlans.approvedById))
    .where(where)
    .orderBy(asc(sql`${rolloutPlans.endedAt} is not null`), desc(rolloutPlans.id))
    .limit(limit);
  return rows.map(({ plan, approver, ...beside }) => ({
    ...plan,
    ...beside,
    ...choices.parse(plan),
    stages: storedStages.parse(plan.stages),
    startAt: ms(plan.startAt),
    countedFrom: ms(plan.countedFrom),
    watchedFrom: ms(plan.watchedFrom),
    createdAt: plan.createdAt.getTime(),
    enteredAt: ms(plan.enteredAt),
    pausedAt: ms(plan.pausedAt),
    endedAt: ms(plan.endedAt),
    monitoring: plan.monitoringAt && {
      at: plan.monitoringAt.getTime(),
      isAnswering: plan.monitoringAnswers === true,
      said: plan.monitoringSaid,
    },
    startedBy: { type: plan.startedByType, id: plan.startedById },
    approval: plan.approvedAt && { who: approver ?? 'Somebody', at: plan.approvedAt.getTime() },
  }));
}

const choices = z.object({
  state: z.enum(['waiting', 'running', 'paused', 'completed', 'cancelled']),
  pattern: z.enum(['even', 'weekly']),
  onUnhealthy: z.enum(['pause', 'kill']),
  since: z.record(z.string(), z.object({ isOpen: z.boolean(), since: z.number() })),
});

function ms(at: Date | null): number | null {
  return at === null ? null : at.getTime();
}
