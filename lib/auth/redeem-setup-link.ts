import { adminExists } from '@/lib/accounts/admin-exists';
import { createAccount } from '@/lib/accounts/create-account';
import { findAccount } from '@/lib/accounts/find-account';
import { resetAdminPassword } from '@/lib/accounts/reset-admin-password';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import type { AccessContext } from './access-context';
import { lockAccess } from './lock-access';
import { consumeLink, linkSpent, peekLink } from './one-time-link';
import { hashPassword } from './password';
import { refuseWeakPassword } from './password-strength';
import { newAccountInput } from './schema';
import type { SessionSeal } from './seal';
import { adminExistsAlready } from './setup-link';
import { startSession } from './start-session';

/**
 * Makes the first admin from a setup link and signs them in. A reset link gives the account of that address a new
 * password and ends its sessions, or makes another admin. Throws NOT_FOUND for a used or expired link, CONFLICT for a
 * setup link where an admin exists by now; a refused link is not used up.
 */
export async function redeemSetupLink(
  ctx: AccessContext,
  { token, input }: { readonly token: string; readonly input: unknown },
): Promise<SessionSeal> {
  const { email, name, password } = parseInput(newAccountInput, input);
  return unavailableWhenUnreachable(async () => {
    // Before the costly hash, so that inventing tokens costs its inventor more than us.
    if ((await peekLink(ctx.db, token, ctx.now)) === null) throw linkSpent();
    await refuseWeakPassword(password, [email, name]);
    const passwordHash = await hashPassword(password);
    return ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      const { purpose } = await consumeLink(tx, { token, purposes: ['setup', 'reset'], now: ctx.now });
      if (purpose === 'setup' && (await adminExists(tx))) throw adminExistsAlready();
      const known = purpose === 'reset' ? await findAccount(tx, email) : undefined;
      const account = known
        ? await resetAdminPassword(tx, ctx, { account: known, passwordHash })
        : await createAccount(tx, ctx, { email, name, role: 'admin', passwordHash });
      return startSession(tx, ctx, account);
    });
  });
}
