import type { ChangeContext } from '@/lib/change-context';
import { restoreFlag } from '@/lib/flags/archive-flag';
import type { Incoming } from '../incoming';
import { archiveRequest } from './archive-request';
import { changedFlag } from './changed-flag';

/** `POST /api/flags/{key}/restore`: brings an archived flag back, as it was. */
export async function postRestore(ctx: ChangeContext, incoming: Incoming<'key'>): Promise<Response> {
  const { environment, key, input } = await archiveRequest(ctx, incoming);
  const changed = await restoreFlag(ctx, { environment: environment.key, key, input });
  return changedFlag(ctx.db, { environment, key, changed });
}
