import { eq } from 'drizzle-orm';
import { users } from '@/db/schema';
import { rightsOfAccount } from '@/lib/accounts/account';
import { accountInLock, endSessions } from '@/lib/accounts/account-in-lock';
import type { ChangeContext } from '@/lib/change-context';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import type { AccessContext } from './access-context';
import { makeInAccess } from './in-access';
import { lockAccess } from './lock-access';
import { consumeLink, linkSpent, makeLink, peekLink } from './one-time-link';
import { hashPassword } from './password';
import { refuseWeakPassword } from './password-strength';
import { refuseUnlessAdmin } from './rights';
import { newPasswordInput } from './schema';
import type { SessionSeal } from './seal';
import { startSession } from './start-session';

/** Makes the token of a link by which an account gets another password. Throws FORBIDDEN unless an admin asks, NOT_FOUND. */
export async function makePasswordLink(ctx: ChangeContext, accountId: number): Promise<string> {
  refuseUnlessAdmin(ctx.actor);
  let token = '';
  await makeInAccess(ctx, async (tx) => {
    const { id } = await accountInLock(tx, accountId);
    token = await makeLink(tx, ctx, { purpose: 'password', accountId: id });
    return {};
  });
  return token;
}

/**
 * Gives an account the password that its owner chose behind a link, ends its sessions and signs them in. A disabled
 * account stays so. Throws NOT_FOUND for a used or expired link, INVALID_INPUT; a refused link is not used up.
 */
export async function redeemPasswordLink(
  ctx: AccessContext,
  { token, input }: { readonly token: string; readonly input: unknown },
): Promise<SessionSeal> {
  const { password } = parseInput(newPasswordInput, input);
  return unavailableWhenUnreachable(async () => {
    if ((await peekLink(ctx.db, token, ctx.now)) !== 'password') throw linkSpent();
    await refuseWeakPassword(password, []);
    const passwordHash = await hashPassword(password);
    return ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      const { accountId } = await consumeLink(tx, { token, purposes: ['password'], now: ctx.now });
      if (accountId === null) throw linkSpent();
      const account = await accountInLock(tx, accountId);
      if (account.disabledAt) throw linkSpent();
      await tx.update(users).set({ passwordHash }).where(eq(users.id, accountId));
      await endSessions(tx, accountId, ctx.now);
      const { source, requestId, now } = ctx;
      await appendAccessEntry(tx, {
        action: 'account.password-reset',
        actor: { type: 'account', id: accountId, may: rightsOfAccount(account) },
        source,
        requestId,
        now,
        note: '',
        before: { account: accountId },
        after: { account: accountId },
      });
      return startSession(tx, ctx, account);
    });
  });
}
