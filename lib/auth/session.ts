import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { type Account, accountOf } from '@/lib/accounts/account';
import type { SessionSeal } from './seal';
import { sha256 } from './secret';

/** A session that stands, with what its account may do at this moment. */
export interface Session {
  readonly sessionId: string;
  readonly account: Account;
}

/**
 * Reads the row behind a seal: the one place where somebody signed in gets a right. Null if there is no such session,
 * or it was ended, has expired by `now`, or its account was disabled. Account and role are the row's, whatever the cookie says.
 */
export async function readSession(db: Queryable, seal: SessionSeal | null, now: Date): Promise<Session | null> {
  if (!seal) return null;
  const [row] = await db
    .select({
      seenAt: sessions.lastSeenAt,
      account: {
        id: users.id,
        email: users.email,
        name: users.name,
        role: users.role,
        environments: users.environments,
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.idHash, sha256(seal.sessionId)),
        isNull(sessions.revokedAt),
        isNull(users.disabledAt),
        gt(sessions.expiresAt, now),
      ),
    );
  if (!row) return null;
  if (!row.seenAt || now.getTime() - row.seenAt.getTime() > SEEN_TO_MS) noteSeen(db, seal.sessionId, now);
  return { sessionId: seal.sessionId, account: accountOf(row.account) };
}

/** How exactly a session says when it was seen last: looking must not write at every page. */
const SEEN_TO_MS = 5 * 60_000;

/** Behind the caller's back: nobody waits for it, and where it cannot be written it is noted the next time. */
function noteSeen(db: Queryable, sessionId: string, now: Date): void {
  db.update(sessions)
    .set({ lastSeenAt: now })
    .where(eq(sessions.idHash, sha256(sessionId)))
    .catch(() => {});
}
