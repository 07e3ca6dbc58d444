import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { apiTokens } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import { onceInAccess } from './in-access';
import { refuseUnlessAdmin } from './rights';

/**
 * Ends an API token for good. Throws FORBIDDEN unless an admin asks, NOT_FOUND for a token that is unknown or was
 * revoked already.
 */
export async function revokeApiToken(ctx: ChangeContext, id: number): Promise<void> {
  refuseUnlessAdmin(ctx.actor);
  await onceInAccess(ctx, async (tx) => {
    await revokeToken(tx, ctx, id);
    return true;
  });
}

/** Ends a token and records it, in the caller's transaction. */
export async function revokeToken(
  tx: Transaction,
  ctx: Pick<ChangeContext, 'actor' | 'source' | 'requestId' | 'now'>,
  id: number,
): Promise<void> {
  const [row] = await tx
    .update(apiTokens)
    .set({ revokedAt: ctx.now })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ name: apiTokens.name });
  if (!row) throw new DomainError('NOT_FOUND', `There is no API token ${id} that could be revoked.`);
  await appendAccessEntry(tx, {
    action: 'token.revoked',
    actor: ctx.actor,
    source: ctx.source,
    requestId: ctx.requestId,
    note: '',
    now: ctx.now,
    before: { token: id, name: row.name },
    after: null,
  });
}
