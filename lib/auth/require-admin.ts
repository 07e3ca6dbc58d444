import { forbidden, redirect } from 'next/navigation';
import type { Account } from '@/lib/accounts/account';
import { currentSession } from './current-session';
import { AFTER_SIGN_IN, safeNext } from './safe-next';

/**
 * For the first line of an admin's page or action; every one calls it, because neither a layout nor the middleware
 * protects what is under it. Leads whoever is not signed in to the sign-in page, and back to `returnTo` after it;
 * shows a member the forbidden page (403, `experimental.authInterrupts`).
 */
export async function requireAdmin(returnTo: string = AFTER_SIGN_IN): Promise<Account & { readonly role: 'admin' }> {
  const session = await currentSession();
  if (!session) redirect(`/admin/sign-in?next=${encodeURIComponent(safeNext(returnTo))}`);
  const { account } = session;
  if (account.role !== 'admin') forbidden();
  return { ...account, role: account.role };
}
