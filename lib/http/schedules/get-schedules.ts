import { refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import { findSchedule, listSchedules, type ScheduleView } from '@/lib/schedules/list-schedules';
import { entityTag } from '../entity-tag';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { schedulesQuery } from '../operations/schedules';
import { pageOf, ROWS_OF_A_LIST_MAX } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';
import { addressedSchedule, noSchedule } from './addressed-schedule';
import { restSchedule } from './rest-schedule';

/** `GET /api/schedules`: those of an environment, the ones to come first. */
export async function getSchedules(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  return Response.json({
    environment,
    ...page(await listSchedules(ctx.db, { environment, settledMax: ROWS_OF_A_LIST_MAX }), query),
  });
}

/** `GET /api/flags/{key}/schedules`: those of one flag in an environment. */
export async function getFlagSchedules(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { key: flag } = await addressedFlag(ctx.db, environment, params.key);
  const schedules = await listSchedules(ctx.db, { environment, flag, settledMax: ROWS_OF_A_LIST_MAX });
  return Response.json({ environment, flag, ...page(schedules, query) });
}

/** `GET /api/schedules/{id}`: one, with the ETag that makes an edit conditional. */
export async function getSchedule(ctx: ReadContext, { params }: Incoming<'id'>): Promise<Response> {
  const view = await findSchedule(ctx.db, addressedSchedule(params.id));
  if (!view) throw noSchedule(params.id);
  refuseUnlessMayRead(rightsOf(ctx.actor).reads, view.environment);
  return Response.json(restSchedule(view), { headers: { etag: entityTag('schedule', view.version) } });
}

function page(schedules: readonly ScheduleView[], query: URLSearchParams) {
  const { state, ...asked } = readQuery(schedulesQuery, query);
  const wanted = schedules.filter((one) => state === undefined || one.state === state);
  const { rows, next_cursor } = pageOf(wanted, asked, ({ id, dueAt, settledAt }) =>
    settledAt === null ? [0, Date.parse(dueAt), id] : [1, -Date.parse(settledAt), -id],
  );
  return { schedules: rows.map(restSchedule), next_cursor };
}
