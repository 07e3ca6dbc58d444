import type { ChangeContext } from '@/lib/change-context';
import { archiveFlag } from '@/lib/flags/archive-flag';
import type { Incoming } from '../incoming';
import { archiveRequest } from './archive-request';
import { changedFlag } from './changed-flag';

/** `DELETE /api/flags/{key}`: archives a flag, which goes on giving its last answer. 200 with the flag: it is not gone. */
export async function deleteFlag(ctx: ChangeContext, incoming: Incoming<'key'>): Promise<Response> {
  const { environment, key, input } = await archiveRequest(ctx, incoming);
  const changed = await archiveFlag(ctx, { environment: environment.key, key, input });
  return changedFlag(ctx.db, { environment, key, changed });
}
