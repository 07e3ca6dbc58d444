import { covers, refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import { compareEnvironments } from '@/lib/environments/compare-environments';
import { listEnvironments } from '@/lib/environments/list-environments';
import { HttpRefusal } from '../http-refusal';
import type { Incoming } from '../incoming';
import { queryParameter } from '../query-parameter';
import type { ReadContext } from '../read-context';
import { addressedEnvironment, restEnvironment } from './rest-environment';

/** `GET /api/environments`: all that whoever asks may look at, in their own order, retired ones too. */
export async function getEnvironments(ctx: ReadContext): Promise<Response> {
  const { reads } = rightsOf(ctx.actor);
  const looked = (await listEnvironments(ctx.db)).filter(({ key }) => covers(reads, key));
  return Response.json({ environments: looked.map(restEnvironment) });
}

/** `GET /api/environments/{key}`: one. */
export async function getEnvironment(ctx: ReadContext, { params }: Incoming<'key'>): Promise<Response> {
  const environment = await addressedEnvironment(ctx.db, params.key);
  refuseUnlessMayRead(rightsOf(ctx.actor).reads, environment.key);
  return Response.json(restEnvironment(environment));
}

/** `GET /api/environments/{key}/differences?from=…`: the flags that are not decided here as they are there. */
export async function getDifferences(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const from = queryParameter(query, 'from');
  if (from === undefined) throw new HttpRefusal(400, 'Say what to compare with: ?from=staging.', 'from');
  for (const key of [from, params.key]) refuseUnlessMayRead(rightsOf(ctx.actor).reads, key);
  const { flagCount, differences } = await compareEnvironments(ctx.db, { from, to: params.key });
  const flags = differences.map(({ isLed, isKilledThere, ...rest }) => ({
    ...rest,
    led_by_plan: isLed,
    killed_there: isKilledThere,
  }));
  return Response.json({ environment: params.key, from, flag_count: flagCount, flags });
}
