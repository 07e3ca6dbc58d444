import type { Transaction } from '@/db/client';
import { users } from '@/db/schema';
import type { Actor, ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import { type Account, rightsOfAccount } from './account';

/**
 * Makes an account and records it, in the caller's transaction. The actor is the account itself unless one is named.
 * Throws CONFLICT where the e-mail address has an account already.
 */
export async function createAccount(
  tx: Transaction,
  ctx: Pick<ChangeContext, 'source' | 'requestId' | 'now'> & { readonly actor?: Actor },
  {
    passwordHash,
    environments = 'all',
    ...fresh
  }: Omit<Account, 'id' | 'environments'> & Partial<Pick<Account, 'environments'>> & { readonly passwordHash: string },
): Promise<Account> {
  const [row] = await tx
    .insert(users)
    .values({
      ...fresh,
      environments: environments === 'all' ? null : [...environments],
      passwordHash,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (!row) {
    throw new DomainError(
      'CONFLICT',
      `${fresh.email} has an account already. Sign in with it, or use another address.`,
      {
        field: 'email',
      },
    );
  }
  await appendAccessEntry(tx, {
    action: 'account.created',
    actor: ctx.actor ?? { type: 'account', id: row.id, may: rightsOfAccount({ ...fresh, environments }) },
    source: ctx.source,
    requestId: ctx.requestId,
    note: '',
    now: ctx.now,
    before: null,
    after: { account: row.id, role: fresh.role, ...(environments !== 'all' && { environments }) },
  });
  return { id: row.id, ...fresh, environments };
}
