import type { Transaction } from '@/db/client';
import { history } from '@/db/schema';
import type { Actor, ChangeSource } from '@/lib/change-context';
import { canonicalText, chainHash, type EntryBody } from './entry';

/** Where a chain ends. It is kept in a row that the writer has locked, so that nobody appends beside it. */
export interface ChainHead {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

export interface NewEntry extends Omit<EntryBody, 'sequence' | 'actor' | 'source' | 'at'> {
  readonly at: Date;
  readonly actor: Actor;
  readonly source: ChangeSource;
  readonly environmentId: number | null;
}

/** Appends one entry after `head` and gives its id and the new head, which the caller must store with its lock held. */
export async function appendEntry(tx: Transaction, head: ChainHead, entry: NewEntry) {
  const sequence = head.sequence + 1;
  const actorId = entry.actor.type === 'system' ? null : entry.actor.id;
  const at = entry.at.toISOString();
  const body = canonicalText({ ...entry, sequence, at, actor: { type: entry.actor.type, id: actorId } });
  const hash = chainHash(head.hash, body);
  const [row] = await tx
    .insert(history)
    .values({
      chain: head.chain,
      sequence,
      changeId: entry.change,
      at: entry.at,
      action: entry.action,
      actorType: entry.actor.type,
      actorId,
      environmentId: entry.environmentId,
      flagKey: entry.flag,
      body,
      previousHash: head.hash,
      hash,
    })
    .returning({ id: history.id });
  if (!row) throw new Error('The database took an entry without giving its id.');
  return { id: row.id, head: { chain: head.chain, sequence, hash } satisfies ChainHead };
}
