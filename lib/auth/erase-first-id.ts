import { and, eq, isNotNull } from 'drizzle-orm';
import { users } from '@/db/schema';
import { endSessions } from '@/lib/accounts/account-in-lock';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { parseInput } from '@/lib/parse-input';
import { inAccess } from './in-access';
import { refuseUnlessAdmin } from './rights';
import { accountInput } from './schema';

/**
 * Forgets by which anonymous id an account was known first, for good: no later sign-in links another. It ends the
 * account's sessions too, because their cookies carry the id, sealed. Throws FORBIDDEN unless an admin asks, NOT_FOUND
 * where there is no such account or it has no first id.
 */
export async function eraseFirstId(ctx: ChangeContext, input: unknown): Promise<void> {
  refuseUnlessAdmin(ctx.actor);
  const { account } = parseInput(accountInput, input);
  await inAccess(ctx, async (tx) => {
    const erased = await tx
      .update(users)
      .set({ firstAnonymousId: null, firstIdErasedAt: ctx.now })
      .where(and(eq(users.id, account), isNotNull(users.firstAnonymousId)))
      .returning({ id: users.id });
    if (erased.length === 0) throw new DomainError('NOT_FOUND', `Account ${account} has no first id to erase.`);
    await endSessions(tx, account, ctx.now);
    return {
      action: 'account.first-id-erased',
      before: { account, first_id_linked: true },
      after: { account, first_id_linked: false },
    };
  });
}
