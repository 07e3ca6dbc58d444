import { forbidden } from 'next/navigation';
import type { Account } from '@/lib/accounts/account';
import { requireViewer } from './require-viewer';

/** The same for pages and actions that are for admins alone: people, tokens, and what rules everybody. */
export async function requireAdmin(returnTo?: string): Promise<Account & { readonly role: 'admin' }> {
  const account = await requireViewer(returnTo);
  if (account.role !== 'admin') forbidden();
  return { ...account, role: account.role };
}
