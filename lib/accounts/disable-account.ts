import { eq } from 'drizzle-orm';
import { users } from '@/db/schema';
import { inAccess } from '@/lib/auth/in-access';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { accountInLock, endSessions, refuseLastAdmin } from './account-in-lock';

/**
 * Closes an account: its sessions end, and nobody signs in with it until it is opened again. It bites on the next request.
 * Throws FORBIDDEN unless an admin asks, NOT_FOUND, and CONFLICT for the last admin.
 */
export async function disableAccount(ctx: ChangeContext, id: number): Promise<boolean> {
  refuseUnlessAdmin(ctx.actor);
  return inAccess(ctx, async (tx) => {
    const account = await accountInLock(tx, id);
    if (account.disabledAt) return null;
    if (account.role === 'admin') await refuseLastAdmin(tx, account);
    await tx.update(users).set({ disabledAt: ctx.now }).where(eq(users.id, id));
    await endSessions(tx, id, ctx.now);
    return { action: 'account.disabled', before: { account: id }, after: { account: id } };
  });
}

/** Opens a disabled account again, with its role as it was. Throws FORBIDDEN unless an admin asks, NOT_FOUND. */
export async function enableAccount(ctx: ChangeContext, id: number): Promise<boolean> {
  refuseUnlessAdmin(ctx.actor);
  return inAccess(ctx, async (tx) => {
    const account = await accountInLock(tx, id);
    if (!account.disabledAt) return null;
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, id));
    return { action: 'account.enabled', before: { account: id }, after: { account: id } };
  });
}
