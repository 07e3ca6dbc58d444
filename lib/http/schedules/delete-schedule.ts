import type { ChangeContext } from '@/lib/change-context';
import { cancelSchedule } from '@/lib/schedules/cancel-schedule';
import type { Incoming } from '../incoming';
import { queryParameter } from '../query-parameter';
import { addressedSchedule } from './addressed-schedule';
import { changedSchedule } from './changed-schedule';

/** `DELETE /api/schedules/{id}`: cancels what is still to come. A note may stand in the query. */
export async function deleteSchedule(ctx: ChangeContext, { params, query }: Incoming<'id'>): Promise<Response> {
  const id = addressedSchedule(params.id);
  const note = queryParameter(query, 'note');
  const changed = await cancelSchedule(ctx, { id, input: { ...(note !== undefined && { note }) } });
  return changedSchedule(ctx.db, { id, changed });
}
