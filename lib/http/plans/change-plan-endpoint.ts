import type { ChangeContext } from '@/lib/change-context';
import type { Changed } from '@/lib/history/change';
import { findPlan } from '@/lib/rollouts/find-plan';
import type { PlanRequest } from '@/lib/rollouts/plan-request';
import { addressedFlag } from '../flags/addressed-flag';
import { readBack } from '../flags/read-back';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { queryParameter } from '../query-parameter';
import { readOptionalJson } from '../read-json';
import { restPlan } from './rest-plan';

type Verb = (ctx: ChangeContext, request: PlanRequest) => Promise<Changed<boolean>>;

/**
 * What every request does that changes a flag's plan: the body may be left out and the note stand in the query, as some
 * clients send no body with DELETE; the answer is the plan as it is now, and how far the change has travelled.
 */
export function changePlanEndpoint(verb: Verb, status = 200) {
  return async (ctx: ChangeContext, { request, params, query }: Incoming<'key'>): Promise<Response> => {
    const environment = await knownEnvironment(ctx, query);
    const { key } = await addressedFlag(ctx.db, environment.key, params.key);
    const note = queryParameter(query, 'note');
    const input = { ...(note !== undefined && { note }), ...(await readOptionalJson(request)) };
    const changed = await verb(ctx, { environment: environment.key, key, input });
    const plan = await readBack(() => findPlan(ctx.db, { environment: environment.key, key }));
    const body = {
      ...(plan ? restPlan(plan) : { flag: key, environment: environment.key }),
      revision: changed.revisions[environment.key] ?? environment.revision,
      reach: changed.reach,
      change_id: changed.changeId,
    };
    return Response.json(body, { status });
  };
}
