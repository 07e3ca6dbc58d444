import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { type Account, roleOf } from '@/lib/accounts/account';
import type { SessionSeal } from './seal';
import { sha256 } from './secret';

/** A session that stands, with what its account may do at this moment. */
export interface Session {
  readonly sessionId: string;
  readonly account: Account;
}

/**
 * Reads the row behind a seal: the one place where somebody signed in gets a right. Null if there is no such session,
 * or it was ended, or has expired by `now`. Account and role are the row's, whatever the cookie says.
 */
export async function readSession(db: Queryable, seal: SessionSeal | null, now: Date): Promise<Session | null> {
  if (!seal) return null;
  const [row] = await db
    .select({ id: users.id, email: users.email, name: users.name, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.idHash, sha256(seal.sessionId)), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
  return row ? { sessionId: seal.sessionId, account: { ...row, role: roleOf(row.role) } } : null;
}
