import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { apiTokens } from '@/db/schema';
import { isSameHash, keptOf } from './token';

/** Those of `tokens` that are known and not revoked, found in one question however many they are. */
export async function goodTokens(db: Queryable, tokens: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = tokens.map((token) => ({ token, ...keptOf(token) }));
  const rows = await db
    .select({ prefix: apiTokens.prefix, hash: apiTokens.hash })
    .from(apiTokens)
    .where(
      and(
        inArray(
          apiTokens.prefix,
          asked.map(({ prefix }) => prefix),
        ),
        isNull(apiTokens.revokedAt),
      ),
    )
    .orderBy(asc(apiTokens.id));
  const kept = Map.groupBy(rows, ({ prefix }) => prefix);
  const good = asked.filter(({ prefix, hash }) => kept.get(prefix)?.some((row) => isSameHash(row.hash, hash)));
  return new Set(good.map(({ token }) => token));
}
