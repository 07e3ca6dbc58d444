import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/db/client';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import type { AccessAction, Fields } from '@/lib/history/entry';
import { recall, remember } from '@/lib/history/remember';
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
  const { result } = await onceInAccess(ctx, async (tx) => {
    const told = await write(tx);
    if (told) await recordAccess(tx, ctx, told);
    return told !== null;
  });
  return result;
}

/**
 * Makes what has a secret, which is shown once and kept nowhere. `write` gives what names it, without the secret. Throws
 * CONFLICT for a request that is sent again: it was made, and nobody can be shown its secret any more.
 */
export async function makeInAccess<T extends object>(
  ctx: ChangeContext,
  write: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const { result, isReplay } = await onceInAccess(ctx, write);
  if (!isReplay) return result;
  const message = 'This was made when the request came first, and what is secret of it was shown then: make another.';
  throw new DomainError('CONFLICT', message, { field: 'Idempotency-Key', details: result });
}

/** Does something under the lock of access; for a request that was sent before, gives what came of it then. */
export function onceInAccess<T>(
  ctx: ChangeContext,
  write: (tx: Transaction) => Promise<T>,
): Promise<{ readonly result: T; readonly isReplay: boolean }> {
  return unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      const before = ctx.repeatable && (await recall<T>(tx, ctx.repeatable));
      if (before) return { result: before.result, isReplay: true };
      const result = await write(tx);
      const outcome = { result, changeId: randomUUID(), at: ctx.now, revisions: {} };
      if (ctx.repeatable) await remember(tx, ctx.repeatable, outcome);
      return { result, isReplay: false };
    }),
  );
}

/** Records a change of access, in its transaction. */
export function recordAccess(
  tx: Transaction,
  { actor, source, requestId, now }: ChangeContext,
  told: NonNullable<AccessChange>,
): Promise<unknown> {
  return appendAccessEntry(tx, { ...told, actor, source, requestId, now, note: '' });
}
