import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { apiTokens } from '@/db/schema';
import { isSameHash, keptOf, notExpired, noteUsed, USED_TO_MS } from './token';
import { type TokenScope, tokenScope } from './token-ability';

/**
 * What those of `tokens` are for that are known, neither revoked nor expired; found in one question however many they are.
 * Notes that they are in use.
 */
export async function goodTokens(
  db: Queryable,
  tokens: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, TokenScope>> {
  const asked = tokens.map((token) => ({ token, ...keptOf(token) }));
  const rows = await db
    .select({
      id: apiTokens.id,
      prefix: apiTokens.prefix,
      hash: apiTokens.hash,
      ability: apiTokens.ability,
      environments: apiTokens.environments,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .where(
      and(
        inArray(
          apiTokens.prefix,
          asked.map(({ prefix }) => prefix),
        ),
        isNull(apiTokens.revokedAt),
        notExpired(now),
      ),
    )
    .orderBy(asc(apiTokens.id));
  const kept = Map.groupBy(rows, ({ prefix }) => prefix);
  const good = asked.flatMap(({ token, prefix, hash }) => {
    const row = kept.get(prefix)?.find((one) => isSameHash(one.hash, hash));
    return row ? [{ token, row }] : [];
  });
  const unnoted = good.filter(({ row: { lastUsedAt } }) => !lastUsedAt || +now - +lastUsedAt > USED_TO_MS);
  if (unnoted.length > 0)
    noteUsed(
      db,
      unnoted.map(({ row }) => row.id),
      now,
    );
  return new Map(good.map(({ token, row }) => [token, tokenScope(row)]));
}
