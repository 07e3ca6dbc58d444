import type { Transaction } from '@/db/client';
import { sessions } from '@/db/schema';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import type { AccessContext } from './access-context';
import { SESSION_TTL_SECONDS, type SessionSeal } from './seal';
import { newSecret, sha256 } from './secret';

/** Starts a session of 14 days for an account, and records it. What it gives is for writeSessionCookie, once. */
export async function startSession(
  tx: Transaction,
  ctx: Omit<AccessContext, 'db'>,
  account: { readonly id: number; readonly name: string; readonly role: 'admin' | 'member' },
): Promise<SessionSeal> {
  const sessionId = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + SESSION_TTL_SECONDS * 1_000);
  await tx.insert(sessions).values({ idHash: sha256(sessionId), userId: account.id, createdAt: ctx.now, expiresAt });
  await appendAccessEntry(tx, {
    action: 'session.started',
    actor: { type: 'account', id: account.id, may: account.role },
    source: ctx.source,
    requestId: ctx.requestId,
    note: '',
    now: ctx.now,
    before: null,
    after: { account: account.id },
  });
  return { sessionId, accountId: account.id, name: account.name, firstId: null, expiresAt: expiresAt.getTime() };
}
