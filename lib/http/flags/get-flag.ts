import { restFlag } from '@/lib/flags/rest-flag';
import { pastOfKey } from '@/lib/lifecycle/past-of-key';
import { findTargeting } from '@/lib/targeting/find-targeting';
import { entityTag } from '../entity-tag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import type { ReadContext } from '../read-context';
import { addressedFlag } from './addressed-flag';

/** `GET /api/flags/{key}`: one flag in an environment, with the ETag that makes an edit conditional. */
export async function getFlag(ctx: ReadContext, { params, query }: Incoming<'key'>): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx.db, query);
  const flag = await addressedFlag(ctx.db, environment, params.key);
  const [past, targeting] = await Promise.all([
    pastOfKey(ctx.db, flag.key),
    findTargeting(ctx.db, environment, flag.key),
  ]);
  const body = {
    ...restFlag(flag, environment),
    ...targeting,
    ...(past && { past: { deleted_at: past.deletedAt, deleted_by: past.deletedBy } }),
  };
  return Response.json(body, { headers: { etag: entityTag(environment, flag.version) } });
}
