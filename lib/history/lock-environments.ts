import { asc, inArray, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Transaction } from '@/db/client';
import { environments, installation } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';

/** An environment whose row this change holds. `revision` is the one that the change will make. */
export interface LockedEnvironment {
  readonly id: number;
  readonly key: string;
  readonly isRetired: boolean;
  readonly requiresNote: boolean;
  readonly revision: number;
  /** Flags to add to (or take from) the count by which a snapshot is checked. */
  flagCountDelta: number;
  /** Segments to add to (or take from) theirs. */
  segmentCountDelta: number;
  readonly touchedFlags: Set<string>;
}

/** An environment that a change holds, and where its chain ends so far. */
export interface Locked {
  readonly environment: LockedEnvironment;
  head: { chain: string; sequence: number; hash: string };
  /** The entries that there were before this change. */
  readonly began: number;
}

/** Locks the rows of environments, in id order, so that writers queue and cannot deadlock. Throws NOT_FOUND. */
export async function lockEnvironments(tx: Transaction, wanted: readonly string[] | 'all'): Promise<Locked[]> {
  const rows = await tx
    .select({
      id: environments.id,
      key: environments.key,
      revision: environments.revision,
      sequence: environments.chainSequence,
      hash: environments.chainHash,
      isRetired: sql<boolean>`${environments.retiredAt} is not null`,
      requiresNote: environments.requiresNote,
    })
    .from(environments)
    .where(wanted === 'all' ? undefined : inArray(environments.key, wanted.filter(isAskable)))
    .orderBy(asc(environments.id))
    .for('update');
  const missing = wanted === 'all' ? undefined : wanted.find((key) => !rows.some((row) => row.key === key));
  if (missing !== undefined) {
    throw new DomainError('NOT_FOUND', `There is no environment ${missing.slice(0, 40)}.`, { field: 'environment' });
  }
  return rows.map(lockedFrom);
}

/** As long as a transaction may take, but for what it takes to end this one. */
const URGENT_WAIT_MS = 12_000;

/** From now on, and to its end, a transaction waits longer for its turn than the 3 s after which others give up. */
export async function waitLonger(tx: Transaction): Promise<void> {
  const ms = String(URGENT_WAIT_MS);
  await tx.execute(sql`select set_config('lock_timeout', ${ms}, true), set_config('statement_timeout', ${ms}, true)`);
}

function lockedFrom(row: {
  readonly id: number;
  readonly key: string;
  readonly revision: number;
  readonly sequence: number;
  readonly hash: string;
  readonly isRetired: boolean;
  readonly requiresNote: boolean;
}): Locked {
  return {
    environment: {
      id: row.id,
      key: row.key,
      isRetired: row.isRetired,
      requiresNote: row.requiresNote,
      revision: row.revision + 1,
      flagCountDelta: 0,
      segmentCountDelta: 0,
      touchedFlags: new Set(),
    },
    head: { chain: `environment:${row.id}`, sequence: row.sequence, hash: row.hash },
    began: row.sequence,
  };
}

/** Makes an environment's row, which nobody else sees before the commit. */
export async function openEnvironment(
  tx: Transaction,
  values: { readonly key: string; readonly name: string; readonly position: number },
): Promise<Locked> {
  const [row] = await tx.insert(environments).values(values).returning({ id: environments.id });
  if (!row) throw new Error('The database took an environment without giving its id.');
  return lockedFrom({
    id: row.id,
    key: values.key,
    revision: 0,
    sequence: 0,
    hash: '',
    isRetired: false,
    requiresNote: false,
  });
}

/** Throws CONFLICT for an environment that was retired: it stays as it is. */
export function refuseRetired(locked: readonly Locked[]): void {
  const retired = locked.find(({ environment }) => environment.isRetired);
  if (retired) throw environmentRetired(retired.environment.key);
}

/** Throws INVALID_INPUT where somebody changes an environment that asks why, and does not say. */
export function refuseSilent(
  { source }: Pick<ChangeContext, 'source'>,
  note: string,
  touched: readonly Locked[],
): void {
  // What runs by itself was explained when somebody set it up.
  if (note.trim() !== '' || (source !== 'dashboard' && source !== 'api')) return;
  const asking = touched.find(({ environment }) => environment.requiresNote);
  if (!asking) return;
  const message = `${asking.environment.key} asks for a note on every change: say why.`;
  throw new DomainError('INVALID_INPUT', message, { field: 'note' });
}

export function environmentRetired(key: string): DomainError {
  const message = `${key} is retired and stays as it is: bring it back first. A kill works at any time.`;
  return new DomainError('CONFLICT', message, { field: 'environment' });
}

/**
 * The database's clock, and the lineage. Asked after the locks are held: in the locking statement itself it would be the
 * moment at which the wait began.
 */
export async function momentOf(tx: Transaction): Promise<{ at: Date; lineage: string }> {
  const [row] = await tx.execute<{ ms: number; lineage: string }>(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms, ${installation.lineage} as lineage from ${installation}`,
  );
  if (!row) throw new Error('The installation row is missing: the database was not made by our migrations.');
  return { at: new Date(row.ms), lineage: row.lineage };
}
