import { desc, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { apiTokens } from '@/db/schema';
import { type TokenScope, tokenScope } from './token-ability';

export const TOKENS_LISTED_MAX = 1_000;

/** A token as people recognise it. Instants are ISO 8601. */
export interface ListedToken extends TokenScope {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  /** Of a trigger: what it kills. */
  readonly flagKey: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  /** To a minute. */
  readonly lastUsedAt: string | null;
  readonly hasExpired: boolean;
}

/** The tokens that were not revoked, the newest first. For admins. */
export async function listTokens(db: Queryable, limit = TOKENS_LISTED_MAX): Promise<ListedToken[]> {
  const rows = await db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      prefix: apiTokens.prefix,
      flagKey: apiTokens.flagKey,
      ability: apiTokens.ability,
      environments: apiTokens.environments,
      createdAt: apiTokens.createdAt,
      expiresAt: apiTokens.expiresAt,
      lastUsedAt: apiTokens.lastUsedAt,
      hasExpired: sql<boolean>`coalesce(${apiTokens.expiresAt} <= now(), false)`,
    })
    .from(apiTokens)
    .where(isNull(apiTokens.revokedAt))
    .orderBy(desc(apiTokens.id))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    ...tokenScope(row),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}
