import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { sessions, users } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { lockAccess } from './lock-access';
import { refuseUnlessAdmin } from './rights';
import { accountInput } from './schema';

/**
 * Forgets by which anonymous id an account was known first, for good: no later sign-in links another. It ends the
 * account's sessions too, because their cookies carry the id, sealed. Throws FORBIDDEN unless an admin asks, NOT_FOUND
 * where there is no such account or it has no first id.
 */
export async function eraseFirstId(ctx: ChangeContext, input: unknown): Promise<void> {
  refuseUnlessAdmin(ctx.actor);
  const { account: accountId } = parseInput(accountInput, input);
  await unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      const erased = await tx
        .update(users)
        .set({ firstAnonymousId: null, firstIdErasedAt: ctx.now })
        .where(and(eq(users.id, accountId), isNotNull(users.firstAnonymousId)))
        .returning({ id: users.id });
      if (erased.length === 0) throw new DomainError('NOT_FOUND', `Account ${accountId} has no first id to erase.`);
      await tx
        .update(sessions)
        .set({ revokedAt: ctx.now })
        .where(and(eq(sessions.userId, accountId), isNull(sessions.revokedAt)));
      await appendAccessEntry(tx, {
        action: 'account.first-id-erased',
        actor: ctx.actor,
        source: ctx.source,
        requestId: ctx.requestId,
        note: '',
        now: ctx.now,
        before: { account: accountId, first_id_linked: true },
        after: { account: accountId, first_id_linked: false },
      });
    }),
  );
}
