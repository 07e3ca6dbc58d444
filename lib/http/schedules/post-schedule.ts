import type { ChangeContext } from '@/lib/change-context';
import { scheduleChange } from '@/lib/schedules/schedule-change';
import { addressedFlag } from '../flags/addressed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { readJson } from '../read-json';
import { changedSchedule } from './changed-schedule';

/** `POST /api/flags/{key}/schedules`: a change of the flag that is to be made at a time. */
export async function postSchedule(ctx: ChangeContext, { request, params, query }: Incoming<'key'>): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment.key, params.key);
  const input = await readJson(request);
  const changed = await scheduleChange(ctx, { environment: environment.key, key, input });
  return changedSchedule(ctx.db, { id: changed.result, changed, status: 201 });
}
