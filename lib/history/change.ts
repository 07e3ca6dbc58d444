import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { environments } from '@/db/schema';
import { refuseUnlessMayWrite } from '@/lib/auth/rights';
import { announce, type Reach } from '@/lib/cache/announce';
import type { ChangeContext } from '@/lib/change-context';
import { CHANGE_CHANNEL } from '@/lib/snapshot/notification';
import { type Door, openDoor } from './door';
import {
  type Locked,
  type LockedEnvironment,
  lockEnvironments,
  momentOf,
  refuseRetired,
  refuseSilent,
  waitLonger,
} from './lock-environments';
import { type Outcome, recall, remember } from './remember';
import { transact } from './transact';

export type { Door, LockedEnvironment };

export interface Changed<T> {
  readonly result: T;
  /** Groups the entries of this change; undo names it. */
  readonly changeId: string;
  /** The moment of the change, of the database's clock: reach is counted from here. */
  readonly at: Date;
  /** The new revision by environment key. Empty when nothing was recorded. */
  readonly revisions: Readonly<Record<string, number>>;
  readonly reach: Reach;
  /** Nothing was done now: this is what came of the same request when it was sent before. */
  readonly isReplay: boolean;
}

interface Scope {
  readonly environments: readonly string[] | 'all';
  readonly note: string;
  /** Those that are changed, where others are held only so that they stand still. */
  readonly changes?: readonly string[];
  /** For what an environment takes although it is retired. A change of what all share is made in those too. */
  readonly evenRetired?: boolean;
  /** For what nobody has to say why of: a kill. */
  readonly evenSilent?: boolean;
  /** For what must not be turned away because others are at it: it comes before them, and waits as long as one may take. */
  readonly isUrgent?: boolean;
}

/**
 * THE door: the only way in which configuration changes. One transaction locks the rows of the environments first and
 * in id order (so writers queue and cannot deadlock), runs `write`, appends its entries to each environment's chain,
 * raises the revision, and notifies; after the commit the caches are told, inside-out. Nothing recorded = nothing
 * changed = no new revision. Throws FORBIDDEN for an account without the right, NOT_FOUND for an unknown environment,
 * INVALID_INPUT without
 * the note that one of them asks for, CONFLICT for a retired one, UNAVAILABLE when the database cannot be reached in time, and whatever `write` throws, with
 * nothing written. A request that was sent before is not done again: what came of it then is what this gives (and tells
 * the caches once more, as the process that did it may have ended before it could).
 */
export async function change<T>(
  ctx: ChangeContext,
  scope: Scope,
  write: (door: Door) => Promise<T>,
): Promise<Changed<T>> {
  refuseUnlessMayWrite(ctx.actor, scope.changes ?? scope.environments);
  const committed = await transact(ctx.db, scope, async (tx) => {
    if (scope.isUrgent) await waitLonger(tx);
    const locked = await lockEnvironments(tx, scope.environments);
    if (scope.environments !== 'all' && !scope.evenRetired) refuseRetired(locked);
    const { at, lineage } = await momentOf(tx);
    const before = ctx.repeatable && (await recall<T>(tx, ctx.repeatable));
    if (before) return { outcome: before, lineage, touched: touchedBefore(before), isReplay: true };
    const changeId = randomUUID();
    const door = openDoor(ctx, tx, { locked, changeId, note: scope.note, at });
    const result = await write(door);
    const touched = locked.filter(({ head, began }) => head.sequence > began);
    if (!scope.evenSilent) refuseSilent(ctx, scope.note, touched);
    for (const one of touched) await revise(tx, one, at);
    const revisions = Object.fromEntries(touched.map(({ environment: { key, revision } }) => [key, revision]));
    const outcome = { result, changeId, at, revisions };
    if (ctx.repeatable) await remember(tx, ctx.repeatable, outcome);
    return { outcome, lineage, touched: touched.map(({ environment }) => environment), isReplay: false };
  });
  const reach = await announce(ctx, committed);
  return { ...committed.outcome, reach, isReplay: committed.isReplay };
}

async function revise(tx: Transaction, { environment, head }: Locked, at: Date): Promise<void> {
  await tx
    .update(environments)
    .set({
      revision: environment.revision,
      revisedAt: at,
      flagCount: sql`${environments.flagCount} + ${environment.flagCountDelta}`,
      segmentCount: sql`${environments.segmentCount} + ${environment.segmentCountDelta}`,
      chainSequence: head.sequence,
      chainHash: head.hash,
    })
    .where(eq(environments.id, environment.id));
  // Revision and environment, nothing else: a notification over 8,000 bytes is refused by PostgreSQL.
  const payload = JSON.stringify({ environment: environment.key, revision: environment.revision });
  await tx.execute(sql`select pg_notify(${CHANGE_CHANNEL}, ${payload})`);
}

// Which flags it was is not kept: their tags expire with the new snapshot.
function touchedBefore({ revisions }: Outcome<unknown>) {
  return Object.entries(revisions).map(([key, revision]) => ({ key, revision, touchedFlags: new Set<string>() }));
}
