import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import { type Account, accountOf } from './account';

/** An account while access is locked, so that it stands still. Throws NOT_FOUND. */
export async function accountInLock(
  tx: Transaction,
  id: number,
): Promise<Account & { readonly disabledAt: Date | null }> {
  const [row] = await tx
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      environments: users.environments,
      disabledAt: users.disabledAt,
    })
    .from(users)
    .where(eq(users.id, id));
  if (!row) throw new DomainError('NOT_FOUND', `There is no account ${id}.`, { field: 'account' });
  return accountOf(row);
}

/** Throws CONFLICT where nobody but this account could let others in: Sluice would be left without an admin. */
export async function refuseLastAdmin(tx: Transaction, { id }: Account): Promise<void> {
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), ne(users.id, id)))
    .limit(1);
  if (other) return;
  throw new DomainError('CONFLICT', 'This is the only admin: make somebody else an admin first.', { field: 'account' });
}

/** Ends every session that an account has open. Gives how many there were. */
export async function endSessions(tx: Transaction, accountId: number, now: Date): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, accountId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.idHash });
  return ended.length;
}
