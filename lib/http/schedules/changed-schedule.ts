import type { Queryable } from '@/db/client';
import type { Changed } from '@/lib/history/change';
import { findSchedule } from '@/lib/schedules/list-schedules';
import { entityTag } from '../entity-tag';
import { readBack } from '../flags/read-back';
import { restSchedule } from './rest-schedule';

/** The answer to what was done with a schedule: how it is now. Only its id where the database went away after that. */
export async function changedSchedule(
  db: Queryable,
  { id, changed, status = 200 }: { id: number; changed: Changed<unknown>; status?: number },
): Promise<Response> {
  const view = await readBack(() => findSchedule(db, id));
  const body = { ...(view ? restSchedule(view) : { id }), change_id: changed.changeId };
  const tag = view && { etag: entityTag('schedule', view.version) };
  return Response.json(body, { status, headers: { ...tag } });
}
