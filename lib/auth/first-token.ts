import { randomUUID } from 'node:crypto';
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Database, Transaction } from '@/db/client';
import { apiTokens } from '@/db/schema';
import type { Configuration } from '@/lib/configuration';
import { lockAccess } from './lock-access';
import { revokeToken } from './revoke-api-token';
import { storeToken } from './store-token';
import { keptOf } from './token';

/** The name under which the token of the environment variable is listed. */
export const FIRST_TOKEN_NAME = 'SLUICE_ADMIN_TOKEN';

/**
 * Makes SLUICE_ADMIN_TOKEN an API token unless it was one before; once revoked it stays so. Another value takes the
 * place of the one before it: whoever changes a leaked secret expects the old one to be dead. Any number of instances
 * may start at once.
 */
export async function ensureFirstToken(
  db: Database,
  settings: Pick<Configuration, 'SLUICE_ADMIN_TOKEN'>,
  now: Date,
): Promise<'made' | 'not-asked' | 'exists'> {
  const token = settings.SLUICE_ADMIN_TOKEN;
  if (token === undefined) return 'not-asked';
  const kept = keptOf(token);
  return db.transaction(async (tx) => {
    await lockAccess(tx);
    const [known] = await tx.select({ id: apiTokens.id }).from(apiTokens).where(eq(apiTokens.hash, kept.hash));
    if (known) return 'exists';
    const ctx = { actor: { type: 'system' }, source: 'script', requestId: randomUUID(), now } as const;
    const { id } = await storeToken(tx, ctx, { name: FIRST_TOKEN_NAME, ability: 'admin', ...kept });
    for (const earlier of await othersNamed(tx, FIRST_TOKEN_NAME, id)) await revokeToken(tx, ctx, earlier);
    return 'made';
  });
}

async function othersNamed(tx: Transaction, name: string, id: number): Promise<number[]> {
  const rows = await tx
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(and(eq(apiTokens.name, name), ne(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .orderBy(apiTokens.id);
  return rows.map((row) => row.id);
}
