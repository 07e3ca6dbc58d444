import type { ChangeContext } from '@/lib/change-context';
import { snoozeReminder } from '@/lib/lifecycle/snooze-reminder';
import { addressedFlag } from '../flags/addressed-flag';
import { changedFlag } from '../flags/changed-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { readJson } from '../read-json';

/** `POST /api/flags/{key}/snooze`: puts off the reminder to clean it up until a date. */
export async function postSnooze(ctx: ChangeContext, { request, params, query }: Incoming<'key'>): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment.key, params.key);
  const changed = await snoozeReminder(ctx, { environment: environment.key, key, input: await readJson(request) });
  return changedFlag(ctx.db, { environment, key, changed });
}
