import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { idempotencyKeys } from '@/db/schema';
import type { Repeatable } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';

/** Forgotten with a later write; until then a request that is sent again is answered from what came of it. */
export const KEYS_KEPT_HOURS = 24;
const KEYS_FORGOTTEN_AT_ONCE_MAX = 100;

/** What came of a change, as far as its answer needs it. */
export interface Outcome<T> {
  readonly result: T;
  readonly changeId: string;
  readonly at: Date;
  readonly revisions: Readonly<Record<string, number>>;
}

/** What came of a request the first time, or null. Throws INVALID_INPUT where the key came with another request. */
export async function recall<T>(tx: Transaction, asked: Repeatable): Promise<Outcome<T> | null> {
  const [known] = await tx
    .select({
      fingerprint: idempotencyKeys.fingerprint,
      result: idempotencyKeys.result,
      changeId: idempotencyKeys.changeId,
      at: idempotencyKeys.createdAt,
      revisions: idempotencyKeys.revisions,
    })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, asked.scope), eq(idempotencyKeys.key, asked.key)));
  if (known && known.fingerprint !== asked.fingerprint) throw usedOtherwise();
  if (!known) return null;
  asked.onReplay?.();
  return { ...known, result: asGiven<T>(known.result) };
}

/** The fingerprint says that it was the same verb, and what a verb gives is what JSON keeps. */
function asGiven<T>(stored: unknown): T {
  return stored as T;
}

/**
 * Keeps what came of a request, in the transaction of its change: both are there, or neither. The lock on the environment
 * made the same request wait, and then it recalls; so a key that appears meanwhile belongs to another request.
 */
export async function remember(tx: Transaction, { key, scope, fingerprint }: Repeatable, outcome: Outcome<unknown>) {
  const { result, changeId, at, revisions } = outcome;
  const kept = await tx
    .insert(idempotencyKeys)
    .values({ key, scope, fingerprint, result, changeId, revisions, createdAt: at })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (kept.length === 0) throw usedOtherwise();
  await forgetOld(tx);
}

async function forgetOld(tx: Transaction): Promise<void> {
  const old = tx
    .select({ scope: idempotencyKeys.scope, key: idempotencyKeys.key })
    .from(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, sql`now() - make_interval(hours => ${KEYS_KEPT_HOURS})`))
    .orderBy(asc(idempotencyKeys.createdAt), asc(idempotencyKeys.scope), asc(idempotencyKeys.key))
    .limit(KEYS_FORGOTTEN_AT_ONCE_MAX)
    // Two that write at once each forget others.
    .for('update', { skipLocked: true });
  await tx.delete(idempotencyKeys).where(sql`(${idempotencyKeys.scope}, ${idempotencyKeys.key}) in ${old}`);
}

function usedOtherwise(): DomainError {
  return new DomainError(
    'INVALID_INPUT',
    'This Idempotency-Key came with another request: send a new key with a new request, the old one with the same.',
    { field: 'Idempotency-Key' },
  );
}
