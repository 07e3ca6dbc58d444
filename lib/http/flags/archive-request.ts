import type { Queryable } from '@/db/client';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { queryParameter } from '../query-parameter';
import { readOptionalJson } from '../read-json';
import { addressedFlag } from './addressed-flag';
import { withVersion } from './with-version';

/**
 * Reads what archives or restores a flag. Some clients send no body with DELETE: the note may come as `?note=`, the
 * version as If-Match.
 */
export async function archiveRequest(db: Queryable, { request, params, query }: Incoming<'key'>) {
  const environment = await knownEnvironment(db, query);
  const { key } = await addressedFlag(db, environment.key, params.key);
  const body = withVersion(await readOptionalJson(request), request.headers, environment.key);
  const note = queryParameter(query, 'note');
  return { environment, key, input: { ...(note !== undefined && { note }), ...body } };
}
