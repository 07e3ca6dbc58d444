import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { sessions, users } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import type { Account } from './account';

/**
 * Gives an account a new password and the admin's role, ends all its sessions and records it, in the caller's
 * transaction. For the owner of the machine: whoever can run commands there is an admin whatever the table says.
 */
export async function resetAdminPassword(
  tx: Transaction,
  ctx: Pick<ChangeContext, 'source' | 'requestId' | 'now'>,
  { account, passwordHash }: { readonly account: Account; readonly passwordHash: string },
): Promise<Account> {
  await tx
    .update(users)
    .set({ passwordHash, role: 'admin', environments: null, disabledAt: null })
    .where(eq(users.id, account.id));
  await tx
    .update(sessions)
    .set({ revokedAt: ctx.now })
    .where(and(eq(sessions.userId, account.id), isNull(sessions.revokedAt)));
  await appendAccessEntry(tx, {
    action: 'account.password-reset',
    actor: { type: 'system' },
    source: ctx.source,
    requestId: ctx.requestId,
    note: '',
    now: ctx.now,
    before: { account: account.id, role: account.role },
    after: { account: account.id, role: 'admin' },
  });
  return { id: account.id, email: account.email, name: account.name, role: 'admin', environments: 'all' };
}
