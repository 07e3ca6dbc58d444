import { createAccount } from '@/lib/accounts/create-account';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import type { AccessContext } from './access-context';
import { lockAccess } from './lock-access';
import { consumeLink, linkSpent, peekLink } from './one-time-link';
import { hashPassword } from './password';
import { refuseWeakPassword } from './password-strength';
import { newAccountInput } from './schema';
import type { SessionSeal } from './seal';
import { startSession } from './start-session';

/**
 * Makes an account from an invitation, of the role that it names, and signs its owner in. Throws NOT_FOUND for a used or expired link, and
 * CONFLICT where the address has an account; a refused link is not used up.
 */
export async function redeemInviteLink(
  ctx: AccessContext,
  { token, input }: { readonly token: string; readonly input: unknown },
): Promise<SessionSeal> {
  const { email, name, password } = parseInput(newAccountInput, input);
  return unavailableWhenUnreachable(async () => {
    if ((await peekLink(ctx.db, token, ctx.now)) !== 'invite') throw linkSpent();
    await refuseWeakPassword(password, [email, name]);
    const passwordHash = await hashPassword(password);
    return ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      const { role, environments } = await consumeLink(tx, { token, purposes: ['invite'], now: ctx.now });
      const account = await createAccount(tx, ctx, { email, name, role, environments, passwordHash });
      return startSession(tx, ctx, account);
    });
  });
}
