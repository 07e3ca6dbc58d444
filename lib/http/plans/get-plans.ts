import { noPlan } from '@/lib/rollouts/change-plan';
import { findPlan, listPlans } from '@/lib/rollouts/find-plan';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { plansQuery } from '../operations/plans';
import { pageOf, ROWS_OF_A_LIST_MAX } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';
import { restPlan } from './rest-plan';

/** `GET /api/plans`: the plans of an environment, those that are not over first, then the newest. */
export async function getPlans(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { state, ...page } = readQuery(plansQuery, query);
  const plans = (await listPlans(ctx.db, environment, { limit: ROWS_OF_A_LIST_MAX })).filter(
    (plan) => state === undefined || plan.state === state,
  );
  const { rows, next_cursor } = pageOf(plans, page, (plan) => [
    plan.endedAt === null ? 0 : 1,
    -Date.parse(plan.createdAt),
    plan.flag,
  ]);
  return Response.json({ environment, plans: rows.map(restPlan), next_cursor });
}

/** `GET /api/flags/{key}/plan`: the plan that leads a flag, or led it last, with its gate as it is now. */
export async function getPlan(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment, params.key);
  const plan = await findPlan(ctx.db, { environment, key });
  if (!plan) throw noPlan(key, environment);
  return Response.json(restPlan(plan));
}
