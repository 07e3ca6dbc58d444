import type { ChangeContext } from '@/lib/change-context';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { queryParameter } from '../query-parameter';
import { readOptionalJson } from '../read-json';
import { withVersion } from '../with-version';
import { addressedFlag } from './addressed-flag';

/**
 * Reads what archives or restores a flag. Some clients send no body with DELETE: the note may come as `?note=`, the
 * version as If-Match.
 */
export async function archiveRequest(ctx: ChangeContext, { request, params, query }: Incoming<'key'>) {
  const environment = await knownEnvironment(ctx, query);
  const { key } = await addressedFlag(ctx.db, environment.key, params.key);
  const body = withVersion(await readOptionalJson(request), request.headers, environment.key);
  const note = queryParameter(query, 'note');
  return { environment, key, input: { ...(note !== undefined && { note }), ...body } };
}
