import { eq } from 'drizzle-orm';
import { users } from '@/db/schema';
import { inAccess } from '@/lib/auth/in-access';
import { refuseUnknownEnvironments } from '@/lib/auth/refuse-unknown-environments';
import { refuseUnlessAdmin, type Scope } from '@/lib/auth/rights';
import { roleInput } from '@/lib/auth/schema';
import type { ChangeContext } from '@/lib/change-context';
import { parseInput } from '@/lib/parse-input';
import { accountInLock, refuseLastAdmin } from './account-in-lock';

/**
 * Gives an account another role, and an editor the environments that it is for. It bites on the account's next request.
 * Throws FORBIDDEN unless an admin asks, INVALID_INPUT, NOT_FOUND, and CONFLICT for the last admin.
 */
export async function changeRole(
  ctx: ChangeContext,
  { account: id, input }: { readonly account: number; readonly input: unknown },
): Promise<boolean> {
  refuseUnlessAdmin(ctx.actor);
  const { role, environments } = parseInput(roleInput, input);
  return inAccess(ctx, async (tx) => {
    const account = await accountInLock(tx, id);
    await refuseUnknownEnvironments(tx, environments);
    const [before, after] = [told(account.role, account.environments), told(role, environments)];
    if (JSON.stringify(before) === JSON.stringify(after)) return null;
    if (account.role === 'admin' && role !== 'admin') await refuseLastAdmin(tx, account);
    await tx
      .update(users)
      .set({ role, environments: environments === 'all' ? null : [...environments] })
      .where(eq(users.id, id));
    return { action: 'account.changed', before: { account: id, ...before }, after: { account: id, ...after } };
  });
}

function told(role: string, environments: Scope) {
  return { role, ...(environments !== 'all' && { environments: environments.toSorted() }) };
}
