import type { ChangeContext } from '@/lib/change-context';
import { killFlag } from '@/lib/flags/kill-flag';
import type { Incoming } from '../incoming';
import { changedFlag } from './changed-flag';
import { killRequest } from './kill-request';

/** `POST /api/flags/{key}/kill`: off for everybody, at once. On no condition: If-Match is not looked at. */
export async function postKill(ctx: ChangeContext, incoming: Incoming<'key'>): Promise<Response> {
  const { environment, key, body } = await killRequest(ctx, incoming);
  const changed = await killFlag(ctx, { environment: environment.key, key, input: body });
  return changedFlag(ctx.db, { environment, key, changed });
}
