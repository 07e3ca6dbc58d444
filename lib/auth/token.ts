import { timingSafeEqual } from 'node:crypto';
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { apiTokens } from '@/db/schema';
import { newSecret, sha256 } from './secret';
import { type TokenAbility, type TokenScope, tokenScope } from './token-ability';

export const TOKEN_PREFIX = 'sluice_';
/** What a key begins with that anybody may read: secret scanners need not cry. */
export const CLIENT_PREFIX = 'sluice_client_';
/** What a link begins with that kills a flag. */
export const TRIGGER_PREFIX = 'sluice_trigger_';
/** Characters of a token that are kept to recognise it by: 36 of its 256 bits, all of them already behind the hash. */
const SHOWN_LENGTH = 6;
const TOKEN_LENGTH_MAX = 512;

/** A fresh API token, what is kept of it, and what people recognise it by. Only `hash` and `prefix` are stored. */
export function newApiToken(ability: TokenAbility): { token: string; hash: string; prefix: string } {
  const prefix = { client: CLIENT_PREFIX, trigger: TRIGGER_PREFIX }[String(ability)] ?? TOKEN_PREFIX;
  const token = `${prefix}${newSecret()}`;
  return { token, ...keptOf(token) };
}

/** What the table keeps of a token. */
export function keptOf(token: string): { hash: string; prefix: string } {
  // Of a token that somebody made up themselves less is shown: its entropy is not known.
  const ours = [TRIGGER_PREFIX, CLIENT_PREFIX, TOKEN_PREFIX].find((prefix) => token.startsWith(prefix));
  return { hash: sha256(token), prefix: token.slice(0, ours === undefined ? 4 : ours.length + SHOWN_LENGTH) };
}

/** The token in an Authorization header, or null if the header holds no bearer token. */
export function readBearer(header: string | null): string | null {
  const token = /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? '')?.[1];
  return token !== undefined && token.length <= TOKEN_LENGTH_MAX ? token : null;
}

/**
 * The token's row, or null for one that is unknown, was revoked or has expired by `now`. Rows are found by the prefix, which is no secret, and
 * compared in constant time, so that the time taken says nothing about how much of a guess was right.
 */
export async function authenticateToken(
  db: Queryable,
  token: string,
  now: Date,
): Promise<(TokenScope & { readonly id: number; readonly name: string; readonly flagKey: string | null }) | null> {
  const { hash, prefix } = keptOf(token);
  const rows = await db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      flagKey: apiTokens.flagKey,
      hash: apiTokens.hash,
      ability: apiTokens.ability,
      environments: apiTokens.environments,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .where(and(eq(apiTokens.prefix, prefix), isNull(apiTokens.revokedAt), notExpired(now)));
  const row = rows.find((candidate) => isSameHash(candidate.hash, hash));
  if (!row) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > USED_TO_MS) noteUsed(db, [row.id], now);
  return { id: row.id, name: row.name, flagKey: row.flagKey, ...tokenScope(row) };
}

/** How exactly a token says when it was used last: looking must not write at every request. */
export const USED_TO_MS = 60_000;

/** Behind the caller's back: where it cannot be written it is noted the next time. */
export function noteUsed(db: Queryable, ids: readonly number[], now: Date): void {
  db.update(apiTokens)
    .set({ lastUsedAt: now })
    .where(inArray(apiTokens.id, [...ids]))
    .catch(() => {});
}

/** SQL for tokens that still open something. */
export function notExpired(now: Date) {
  return or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now));
}

/** Compares in constant time. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
