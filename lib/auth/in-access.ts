import type { Transaction } from '@/db/client';
import type { ChangeContext } from '@/lib/change-context';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import type { AccessAction, Fields } from '@/lib/history/entry';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { lockAccess } from './lock-access';

/** What came of a change of access: an entry, or nothing where there was nothing to change. */
export type AccessChange = { readonly action: AccessAction; readonly before: Fields; readonly after: Fields } | null;

/**
 * Changes who may do what, one after another in one transaction, and records it in the access chain. Gives whether
 * anything changed. Who may ask for it, the verb checks.
 */
export async function inAccess(
  ctx: ChangeContext,
  write: (tx: Transaction) => Promise<AccessChange>,
): Promise<boolean> {
  return unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      const told = await write(tx);
      if (!told) return false;
      const { actor, source, requestId, now } = ctx;
      await appendAccessEntry(tx, { ...told, actor, source, requestId, now, note: '' });
      return true;
    }),
  );
}
