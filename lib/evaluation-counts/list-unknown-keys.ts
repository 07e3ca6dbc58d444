import { and, desc, eq, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, flags, unknownKeys } from '@/db/schema';
import { UNKNOWN_KEPT_DAYS } from './prune';
import { OTHER_KEYS } from './tallies';

export const UNKNOWN_KEYS_SHOWN_MAX = 100;

/** A key that is asked for, and that no flag has. */
export interface UnknownKey {
  readonly key: string;
  readonly count: number;
  /** ISO 8601. */
  readonly firstAt: string;
  readonly lastAt: string;
}

/** The keys of the last seven days that no flag has now, the ones asked for last first. */
export async function listUnknownKeys(
  db: Queryable,
  environment: string,
  limit = UNKNOWN_KEYS_SHOWN_MAX,
): Promise<UnknownKey[]> {
  if (!isAskable(environment)) return [];
  const rows = await db
    .select({
      key: unknownKeys.key,
      count: unknownKeys.count,
      firstAt: unknownKeys.firstAt,
      lastAt: unknownKeys.lastAt,
    })
    .from(unknownKeys)
    .innerJoin(environments, eq(environments.id, unknownKeys.environmentId))
    .where(
      and(
        eq(environments.key, environment),
        sql`${unknownKeys.key} <> ${OTHER_KEYS}`,
        sql`${unknownKeys.lastAt} > now() - ${UNKNOWN_KEPT_DAYS} * interval '1 day'`,
        // Made meanwhile: then somebody made it because they read of it here.
        sql`not exists (select from ${flags} where ${flags.key} = ${unknownKeys.key})`,
      ),
    )
    .orderBy(desc(unknownKeys.lastAt), unknownKeys.key)
    .limit(limit);
  return rows.map(({ firstAt, lastAt, ...row }) => ({
    ...row,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  }));
}
