import { restFlag } from '@/lib/flags/rest-flag';
import { pastOfKey } from '@/lib/lifecycle/past-of-key';
import { entityTag } from '../entity-tag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { addressedFlag } from './addressed-flag';
import { configurationOf } from './configuration-of';

/** `GET /api/flags/{key}`: one flag in an environment, with the ETag that makes an edit conditional. */
export async function getFlag(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const flag = await addressedFlag(ctx.db, environment, params.key);
  const [past, configuration] = await Promise.all([
    pastOfKey(ctx.db, flag.key),
    configurationOf(ctx.db, environment, flag.key),
  ]);
  const body = {
    ...restFlag(flag, environment),
    ...configuration,
    ...(past && { past: { deleted_at: past.deletedAt, deleted_by: past.deletedBy } }),
  };
  return Response.json(body, { headers: { etag: entityTag(environment, flag.version) } });
}
