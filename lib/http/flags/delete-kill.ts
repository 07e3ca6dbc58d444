import type { ChangeContext } from '@/lib/change-context';
import { liftFlag } from '@/lib/flags/lift-flag';
import type { Incoming } from '../incoming';
import { withVersion } from '../with-version';
import { changedFlag } from './changed-flag';
import { killRequest } from './kill-request';

/** `DELETE /api/flags/{key}/kill`: lifts a kill, on condition of If-Match or the body's `version`. */
export async function deleteKill(ctx: ChangeContext, incoming: Incoming<'key'>): Promise<Response> {
  const { environment, key, body } = await killRequest(ctx, incoming);
  const input = withVersion(body, incoming.request.headers, environment.key);
  const changed = await liftFlag(ctx, { environment: environment.key, key, input });
  return changedFlag(ctx.db, { environment, key, changed });
}
