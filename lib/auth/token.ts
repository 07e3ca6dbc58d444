import { timingSafeEqual } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { apiTokens } from '@/db/schema';
import { newSecret, sha256 } from './secret';

export const TOKEN_PREFIX = 'sluice_';
/** Characters of a token that are kept to recognise it by: 36 of its 256 bits, all of them already behind the hash. */
const SHOWN_LENGTH = TOKEN_PREFIX.length + 6;
const TOKEN_LENGTH_MAX = 512;

/** A fresh API token, what is kept of it, and what people recognise it by. Only `hash` and `prefix` are stored. */
export function newApiToken(): { token: string; hash: string; prefix: string } {
  const token = `${TOKEN_PREFIX}${newSecret()}`;
  return { token, ...keptOf(token) };
}

/** What the table keeps of a token. */
export function keptOf(token: string): { hash: string; prefix: string } {
  // Of a token that somebody made up themselves less is shown: its entropy is not known.
  return { hash: sha256(token), prefix: token.slice(0, token.startsWith(TOKEN_PREFIX) ? SHOWN_LENGTH : 4) };
}

/** The token in an Authorization header, or null if the header holds no bearer token. */
export function readBearer(header: string | null): string | null {
  const token = /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? '')?.[1];
  return token !== undefined && token.length <= TOKEN_LENGTH_MAX ? token : null;
}

/**
 * The token's row, or null for one that is unknown or revoked. Rows are found by the prefix, which is no secret, and
 * compared in constant time, so that the time taken says nothing about how much of a guess was right.
 */
export async function authenticateToken(db: Queryable, token: string): Promise<{ id: number } | null> {
  const { hash, prefix } = keptOf(token);
  const rows = await db
    .select({ id: apiTokens.id, hash: apiTokens.hash })
    .from(apiTokens)
    .where(and(eq(apiTokens.prefix, prefix), isNull(apiTokens.revokedAt)));
  const row = rows.find((candidate) => isSameHash(candidate.hash, hash));
  return row ? { id: row.id } : null;
}

/** Compares in constant time. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
