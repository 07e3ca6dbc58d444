import type { Queryable } from '@/db/client';
import type { EnvironmentView } from '@/lib/environments/list-environments';
import { restFlag } from '@/lib/flags/rest-flag';
import type { Changed } from '@/lib/history/change';
import { entityTag } from '../entity-tag';
import { addressedFlag } from './addressed-flag';
import { configurationOf } from './configuration-of';
import { readBack } from './read-back';

/**
 * The answer to a change of one flag: its row as it is now, the environment's revision that has the change (or that
 * had it already, where nothing differed), and how far it has travelled. Without the row, and without an ETag, where the
 * database went away once the change was made.
 */
export async function changedFlag(
  db: Queryable,
  { environment, key, changed }: { environment: EnvironmentView; key: string; changed: Changed<unknown> },
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Promise<Response> {
  const read = await readBack(async () => {
    const flag = await addressedFlag(db, environment.key, key);
    return { flag, configuration: await configurationOf(db, environment.key, flag.key) };
  });
  const body = {
    ...(read
      ? { ...restFlag(read.flag, environment.key), ...read.configuration }
      : { key, environment: environment.key }),
    revision: changed.revisions[environment.key] ?? environment.revision,
    reach: changed.reach,
    change_id: changed.changeId,
  };
  const tag = read && { etag: entityTag(environment.key, read.flag.version) };
  return Response.json(body, { status, headers: { ...tag, ...headers } });
}
