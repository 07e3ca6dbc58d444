import { forbidden, redirect } from 'next/navigation';
import type { Account } from '@/lib/accounts/account';
import { countRefusal } from '@/lib/refusals/count-refusal';
import { currentSession } from './current-session';
import { AFTER_SIGN_IN, safeNext } from './safe-next';

/**
 * For the first line of a page of the admin, and of an action; every one calls it or requireAdmin, because neither a
 * layout nor the middleware protects what is under it. Leads whoever is not signed in to the sign-in page, and back to
 * `returnTo` after it; shows a member the forbidden page (403, `experimental.authInterrupts`). What an editor may change,
 * and where, the verbs check.
 */
export async function requireViewer(returnTo: string = AFTER_SIGN_IN): Promise<Account> {
  const session = await currentSession();
  if (!session) redirect(`/admin/sign-in?next=${encodeURIComponent(safeNext(returnTo))}`);
  if (session.account.role === 'member') {
    countRefusal('not allowed');
    forbidden();
  }
  return session.account;
}
