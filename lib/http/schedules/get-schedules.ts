import { listSchedules } from '@/lib/schedules/list-schedules';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { restSchedule } from './rest-schedule';

/** `GET /api/schedules`: those of an environment, the ones to come first. */
export async function getSchedules(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const schedules = await listSchedules(ctx.db, { environment });
  return Response.json({ environment, schedules: schedules.map(restSchedule) });
}

/** `GET /api/flags/{key}/schedules`: those of one flag in an environment. */
export async function getFlagSchedules(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key: flag } = await addressedFlag(ctx.db, environment, params.key);
  const schedules = await listSchedules(ctx.db, { environment, flag });
  return Response.json({ environment, flag, schedules: schedules.map(restSchedule) });
}
