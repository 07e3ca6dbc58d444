import type { ChangeContext } from '@/lib/change-context';
import { editSchedule } from '@/lib/schedules/edit-schedule';
import type { Incoming } from '../incoming';
import { readJson } from '../read-json';
import { withVersion } from '../with-version';
import { addressedSchedule } from './addressed-schedule';
import { changedSchedule } from './changed-schedule';

/** `PATCH /api/schedules/{id}`: edits what the body names of a schedule that is still to come. */
export async function patchSchedule(ctx: ChangeContext, { request, params }: Incoming<'id'>): Promise<Response> {
  const id = addressedSchedule(params.id);
  const changed = await editSchedule(ctx, {
    id,
    patch: withVersion(await readJson(request), request.headers, 'schedule'),
  });
  return changedSchedule(ctx.db, { id, changed });
}
