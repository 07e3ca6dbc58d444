import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { sessions } from '@/db/schema';
import { accountInLock, endSessions } from '@/lib/accounts/account-in-lock';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { inAccess } from './in-access';
import { refuseUnlessAdmin } from './rights';
import { sha256 } from './secret';

const SESSIONS_LISTED_MAX = 1_000;

/** Where somebody is signed in. Instants are ISO 8601. */
export interface OpenSession {
  /** Names it to `revokeSession`; it opens nothing. */
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: string;
  /** To five minutes; null where no right was asked for with it yet. */
  readonly lastSeenAt: string | null;
}

/** The sessions of an account that are open, the newest first. */
export async function listSessions(db: Queryable, accountId: number, now: Date): Promise<OpenSession[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt))
    .limit(SESSIONS_LISTED_MAX);
  return rows.map(({ idHash, userAgent, createdAt, lastSeenAt }) => ({
    id: idHash,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }));
}

/** What names a session in lists, from its secret id. */
export function sessionName(sessionId: string): string {
  return sha256(sessionId);
}

/** Ends one session, on whatever device. Throws FORBIDDEN for somebody else's unless an admin asks, NOT_FOUND. */
export async function revokeSession(
  ctx: ChangeContext,
  { account, session }: { readonly account: number; readonly session: string },
): Promise<boolean> {
  refuseOthers(ctx, account);
  return inAccess(ctx, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.now })
      .where(and(eq(sessions.idHash, session), eq(sessions.userId, account), isNull(sessions.revokedAt)))
      .returning({ id: sessions.idHash });
    if (ended.length === 0) throw new DomainError('NOT_FOUND', 'This session has ended already.', { field: 'session' });
    return { action: 'session.ended', before: { account }, after: null };
  });
}

/** Signs an account out on every device. Throws FORBIDDEN for somebody else's unless an admin asks, NOT_FOUND. */
export async function signOutEverywhere(ctx: ChangeContext, account: number): Promise<boolean> {
  refuseOthers(ctx, account);
  return inAccess(ctx, async (tx) => {
    await accountInLock(tx, account);
    const count = await endSessions(tx, account, ctx.now);
    if (count === 0) return null;
    return { action: 'account.signed-out', before: { account, sessions: count }, after: { account, sessions: 0 } };
  });
}

/** Throws FORBIDDEN for somebody else's sessions unless an admin asks. */
export function refuseOthers({ actor }: Pick<ChangeContext, 'actor'>, account: number): void {
  if (actor.type !== 'account' || actor.id !== account) refuseUnlessAdmin(actor);
}
