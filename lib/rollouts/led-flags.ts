import { and, eq, isNull } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, rolloutPlans } from '@/db/schema';
import { readPlans } from './plan-row';
import { type PlanStep, stepsOf } from './plan-view';

/** Where the plan that leads a flag is, for whoever only lists flags: no evidence is gathered for it. */
export interface Led {
  readonly state: string;
  readonly steps: readonly PlanStep[];
}

/** The flags of an environment that a plan leads, by key. */
export async function ledFlags(db: Queryable, environment: string): Promise<ReadonlyMap<string, Led>> {
  if (!isAskable(environment)) return new Map();
  const plans = await readPlans(db, and(eq(environments.key, environment), isNull(rolloutPlans.endedAt)), 10_000);
  return new Map(plans.map((plan) => [plan.flag, { state: plan.state, steps: stepsOf(plan) }]));
}
