import { covers, refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import { compareEnvironments } from '@/lib/environments/compare-environments';
import { listEnvironments } from '@/lib/environments/list-environments';
import type { Incoming } from '../incoming';
import { differencesQuery } from '../operations/environments';
import { list } from '../operations/shared';
import { pageOf } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';
import { addressedEnvironment, restEnvironment } from './rest-environment';

/** `GET /api/environments`: all that whoever asks may look at, in their own order, retired ones too. */
export async function getEnvironments(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { reads } = rightsOf(ctx.actor);
  const looked = (await listEnvironments(ctx.db)).map((one, nth) => ({ one, nth }));
  const { rows, next_cursor } = pageOf(
    looked.filter(({ one }) => covers(reads, one.key)),
    readQuery(list, query),
    ({ nth }) => [nth],
  );
  return Response.json({ environments: rows.map(({ one }) => restEnvironment(one)), next_cursor });
}

/** `GET /api/environments/{key}`: one. */
export async function getEnvironment(ctx: ReadContext, { params }: Incoming<'key'>): Promise<Response> {
  const environment = await addressedEnvironment(ctx.db, params.key);
  refuseUnlessMayRead(rightsOf(ctx.actor).reads, environment.key);
  return Response.json(restEnvironment(environment));
}

/** `GET /api/environments/{key}/differences?from=…`: the flags that are not decided here as they are there. */
export async function getDifferences(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { from, ...asked } = readQuery(differencesQuery, query);
  for (const key of [from, params.key]) refuseUnlessMayRead(rightsOf(ctx.actor).reads, key);
  const { flagCount, differences } = await compareEnvironments(ctx.db, { from, to: params.key });
  const { rows, next_cursor } = pageOf(differences, asked, ({ key }) => [key]);
  const flags = rows.map(({ isLed, isKilledThere, ...rest }) => ({
    ...rest,
    led_by_plan: isLed,
    killed_there: isKilledThere,
  }));
  return Response.json({ environment: params.key, from, flag_count: flagCount, flags, next_cursor });
}
