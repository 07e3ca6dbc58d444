import { noPlan } from '@/lib/rollouts/change-plan';
import { findPlan, listPlans } from '@/lib/rollouts/find-plan';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { restPlan } from './rest-plan';

/** `GET /api/plans`: the plans of an environment, those that are not over first. */
export async function getPlans(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  return Response.json({ environment, plans: (await listPlans(ctx.db, environment)).map(restPlan) });
}

/** `GET /api/flags/{key}/plan`: the plan that leads a flag, or led it last, with its gate as it is now. */
export async function getPlan(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment, params.key);
  const plan = await findPlan(ctx.db, { environment, key });
  if (!plan) throw noPlan(key, environment);
  return Response.json(restPlan(plan));
}
