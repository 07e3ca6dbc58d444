import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { type Account, rightsOfAccount } from '@/lib/accounts/account';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import type { AccessContext } from './access-context';
import { SESSION_TTL_SECONDS, type SessionSeal } from './seal';
import { newSecret, sha256 } from './secret';

/**
 * Starts a session of 14 days for an account, and records it. What it gives is for writeSessionCookie, once. The first time
 * that the account comes with an anonymous id, that becomes its first id, until it is erased (erase-first-id.ts); history
 * says that it did, not which.
 */
export async function startSession(
  tx: Transaction,
  ctx: Omit<AccessContext, 'db'>,
  account: Account,
): Promise<SessionSeal> {
  const sessionId = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + SESSION_TTL_SECONDS * 1_000);
  await tx.insert(sessions).values({
    idHash: sha256(sessionId),
    userId: account.id,
    createdAt: ctx.now,
    expiresAt,
    userAgent: ctx.userAgent ?? '',
  });
  const { firstId, isLinkedNow } = await firstIdOf(tx, ctx, account.id);
  await appendAccessEntry(tx, {
    action: 'session.started',
    actor: { type: 'account', id: account.id, may: rightsOfAccount(account) },
    source: ctx.source,
    requestId: ctx.requestId,
    note: '',
    now: ctx.now,
    before: null,
    after: { account: account.id, ...(isLinkedNow && { first_id_linked: true }) },
  });
  return { sessionId, accountId: account.id, name: account.name, firstId, expiresAt: expiresAt.getTime() };
}

async function firstIdOf(tx: Transaction, { anonymousId, now }: Omit<AccessContext, 'db'>, id: number) {
  if (anonymousId !== null) {
    const linked = await tx
      .update(users)
      .set({ firstAnonymousId: anonymousId, firstIdLinkedAt: now })
      .where(and(eq(users.id, id), isNull(users.firstAnonymousId), isNull(users.firstIdErasedAt)))
      .returning({ id: users.id });
    if (linked.length > 0) return { firstId: anonymousId, isLinkedNow: true };
  }
  const [row] = await tx.select({ firstId: users.firstAnonymousId }).from(users).where(eq(users.id, id));
  return { firstId: row?.firstId ?? null, isLinkedNow: false };
}
