import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { flags } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { parseInput } from '@/lib/parse-input';
import { makeInAccess } from './in-access';
import { refuseUnknownEnvironments } from './refuse-unknown-environments';
import { refuseUnlessAdmin } from './rights';
import { newTokenInput } from './schema';
import { storeToken } from './store-token';
import { newApiToken } from './token';

const DAY_MS = 86_400_000;

/**
 * Makes an API token. The token itself is in the answer and nowhere else. Throws FORBIDDEN unless an admin asks,
 * INVALID_INPUT, NOT_FOUND for an environment that there is not.
 */
export async function makeApiToken(
  ctx: ChangeContext,
  input: unknown,
): Promise<{ readonly id: number; readonly token: string; readonly prefix: string }> {
  refuseUnlessAdmin(ctx.actor);
  const { name, ability, environments, flag, expires_in_days: days } = parseInput(newTokenInput, input);
  const { token, hash, prefix } = newApiToken(ability);
  const expiresAt = days === undefined ? null : new Date(ctx.now.getTime() + days * DAY_MS);
  const { id } = await makeInAccess(ctx, async (tx) => {
    await refuseUnknownEnvironments(tx, environments);
    const flagKey = flag === undefined ? null : await knownFlag(tx, flag);
    return storeToken(tx, ctx, { name, hash, prefix, ability, environments, flagKey, expiresAt });
  });
  return { id, token, prefix };
}

/** The exact key of a flag, whatever its case. Throws NOT_FOUND: a trigger that kills nothing would be found out too late. */
async function knownFlag(tx: Transaction, typed: string): Promise<string> {
  const [row] = await tx
    .select({ key: flags.key })
    .from(flags)
    .where(and(eq(sql`lower(${flags.key})`, typed.toLowerCase()), isNull(flags.twinOf)));
  if (row) return row.key;
  throw new DomainError('NOT_FOUND', `There is no flag ${typed.slice(0, 100)}.`, { field: 'flag' });
}
