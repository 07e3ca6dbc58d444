import { findAccount } from '@/lib/accounts/find-account';
import { DomainError } from '@/lib/domain-error';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { countRefusal } from '@/lib/refusals/count-refusal';
import type { AccessContext } from './access-context';
import { ATTEMPT_WINDOW_MS, giveBackAttempt, spendAttempt } from './attempts';
import { lockAccess } from './lock-access';
import { verifyPassword } from './password';
import { pruneAccess } from './prune-access';
import { signInInput } from './schema';
import type { SessionSeal } from './seal';
import { startSession } from './start-session';

/**
 * Starts a session for whoever knows an account's password. `address` is the caller's (caller-address.ts).
 * Throws UNAUTHENTICATED without saying which of the two was wrong, and in the same time; TOO_MANY_ATTEMPTS, before
 * looking at the password, after too many failures; FORBIDDEN for a disabled account.
 */
export async function signIn(
  ctx: AccessContext,
  { input, address }: { readonly input: unknown; readonly address: string },
): Promise<SessionSeal> {
  const { email, password } = parseInput(signInInput, input);
  return unavailableWhenUnreachable(async () => {
    if ((await spendAttempt(ctx.db, { email, address }, ctx.now)) === 'too-many') throw tooMany();
    await pruneAccess(ctx.db, ctx.now);
    const found = await findAccount(ctx.db, email);
    const matches = await verifyPassword(found?.passwordHash, password);
    if (!found || !matches) throw refused();
    const seal = await ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      // A reset that came in between has ended all sessions: the old password must not start one after it.
      const account = await findAccount(tx, email);
      if (account?.passwordHash !== found.passwordHash) throw refused();
      // Said only to whoever knows the password.
      if (account.disabledAt) throw disabled();
      return startSession(tx, ctx, account);
    });
    await giveBackAttempt(ctx.db, { email, address });
    return seal;
  });
}

function tooMany(): DomainError {
  countRefusal('sign-in throttled');
  const minutes = ATTEMPT_WINDOW_MS / 60_000;
  return new DomainError('TOO_MANY_ATTEMPTS', `Too many attempts. Wait ${minutes} minutes, then try again.`, {
    details: { retryAfterSeconds: ATTEMPT_WINDOW_MS / 1_000 },
  });
}

function refused(): DomainError {
  countRefusal('sign-in failed');
  return new DomainError('UNAUTHENTICATED', 'The e-mail address and the password do not belong together.');
}

function disabled(): DomainError {
  countRefusal('sign-in of a disabled account');
  return new DomainError('FORBIDDEN', 'This account is disabled. Ask an admin to open it again.');
}
