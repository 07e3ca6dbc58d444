import type { z } from 'zod';
import { listAsked } from '@/lib/evaluation-counts/list-asked';
import { listFlags, searchFlags, searchRank } from '@/lib/flags/list-flags';
import { restFlag } from '@/lib/flags/rest-flag';
import { stageOfFlag } from '@/lib/lifecycle/stage-of-flag';
import type { Incoming } from '../incoming';
import { knownEnvironment } from '../known-environment';
import { flagsQuery } from '../operations/flags';
import { pageOf } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';

/**
 * `GET /api/flags`: the flags of an environment, in key order, archived ones too; with `search` those that it is found
 * in, the best first; with other parameters those that are as they say.
 */
export async function getFlags(ctx: ReadContext, { query, now }: Incoming): Promise<Response> {
  const { key: environment } = await knownEnvironment(ctx, query);
  const { search, environment: _place, limit, cursor, ...wanted } = readQuery(flagsQuery, query);
  const [flags, asked] = await Promise.all([
    search === undefined ? listFlags(ctx.db, environment) : searchFlags(ctx.db, { environment, text: search }),
    listAsked(ctx.db, environment),
  ]);
  const told = flags.map((flag) => {
    const lastAt = asked.get(flag.key)?.lastAt ?? null;
    const lifecycle_stage = stageOfFlag(flag, lastAt, now.getTime());
    return { ...restFlag(flag, environment), last_asked_at: lastAt, lifecycle_stage };
  });
  const { rows, next_cursor } = pageOf(
    told.filter((flag) => isWanted(flag, wanted)),
    { limit, cursor },
    ({ key }) => [search === undefined ? 0 : searchRank(key, search), key],
  );
  return Response.json({ environment, flags: rows, next_cursor });
}

type Wanted = Omit<z.infer<typeof flagsQuery>, 'search' | 'environment' | 'limit' | 'cursor'>;

function isWanted(
  flag: Readonly<Record<keyof Omit<Wanted, 'tag'>, unknown>> & { readonly tags: readonly string[] },
  { tag, ...fields }: Wanted,
): boolean {
  if (tag !== undefined && !flag.tags.includes(tag)) return false;
  return Object.entries(fields).every(([field, value]) => value === undefined || Reflect.get(flag, field) === value);
}
