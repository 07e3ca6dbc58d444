import { listUnknownKeys } from '@/lib/evaluation-counts/list-unknown-keys';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { listInPlace } from '../operations/shared';
import { pageOf, ROWS_OF_A_LIST_MAX } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';

/** `GET /api/unknown-flags`: the keys that are asked for and that no flag has, those asked for last first. */
export async function getUnknownFlags(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const unknown = await listUnknownKeys(ctx.db, environment, ROWS_OF_A_LIST_MAX);
  const { rows, next_cursor } = pageOf(unknown, readQuery(listInPlace, query), ({ key, lastAt }) => [
    -Date.parse(lastAt),
    key,
  ]);
  const keys = rows.map(({ key, count, firstAt, lastAt }) => ({
    key,
    count,
    first_asked_at: firstAt,
    last_asked_at: lastAt,
  }));
  return Response.json({ environment, keys, next_cursor });
}
