import type { ChangeContext } from '@/lib/change-context';
import { revertFlag } from '@/lib/flags/revert-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { readJson } from '../read-json';
import { withVersion } from '../with-version';
import { addressedFlag } from './addressed-flag';
import { changedFlag } from './changed-flag';

/** `POST /api/flags/{key}/revert`: brings a flag back to what it was right after an entry of its history. */
export async function postRevert(ctx: ChangeContext, { request, params, query }: Incoming<'key'>): Promise<Response> {
  const environment = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment.key, params.key);
  const input = withVersion(await readJson(request), request.headers, environment.key);
  const changed = await revertFlag(ctx, { environment: environment.key, key, input });
  return changedFlag(ctx.db, { environment, key, changed });
}
