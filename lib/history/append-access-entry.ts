import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { installation } from '@/db/schema';
import type { Actor, ChangeSource } from '@/lib/change-context';
import { appendEntries } from './append-entry';
import type { AccessAction, Fields } from './entry';

export interface NewAccessEntry {
  readonly action: AccessAction;
  readonly actor: Actor;
  readonly source: ChangeSource;
  readonly requestId: string;
  readonly note: string;
  readonly now: Date;
  readonly before: Fields;
  readonly after: Fields;
}

/** Appends to the chain of accounts and access. The row of the installation is locked until the transaction ends. */
export async function appendAccessEntry(tx: Transaction, entry: NewAccessEntry): Promise<number> {
  const [head] = await tx
    .select({ sequence: installation.chainSequence, hash: installation.chainHash })
    .from(installation)
    .for('update');
  if (!head) throw new Error('The installation row is missing: the database was not made by our migrations.');
  const { ids, head: end } = await appendEntries(tx, { chain: 'access', ...head }, [
    {
      change: randomUUID(),
      at: entry.now,
      action: entry.action,
      environment: null,
      environmentId: null,
      revision: null,
      flag: null,
      actor: entry.actor,
      source: entry.source,
      request: entry.requestId,
      note: entry.note,
      before: entry.before,
      after: entry.after,
    },
  ]);
  await tx
    .update(installation)
    .set({ chainSequence: end.sequence, chainHash: end.hash })
    .where(eq(installation.only, true));
  const [id] = ids;
  if (id === undefined) throw new Error('An entry was appended without an id.');
  return id;
}
