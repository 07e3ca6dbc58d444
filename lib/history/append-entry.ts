import type { Transaction } from '@/db/client';
import { insertMany } from '@/db/insert-many';
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

/**
 * Appends entries after `head`, in their order, and gives their ids and the new head, which the caller must store with its
 * lock held.
 */
export async function appendEntries(tx: Transaction, head: ChainHead, entries: readonly NewEntry[]) {
  let end = head;
  const links = entries.map((entry) => {
    const link = linkedTo(end, entry);
    end = { chain: end.chain, sequence: link.sequence, hash: link.hash };
    return link;
  });
  const rows = await insertMany(tx, history, links, ['id']);
  return { ids: rows.map(({ id }) => id), head: end };
}

function linkedTo(head: ChainHead, entry: NewEntry) {
  const sequence = head.sequence + 1;
  const actorId = entry.actor.type === 'system' ? null : entry.actor.id;
  const at = entry.at.toISOString();
  const body = canonicalText({ ...entry, sequence, at, actor: { type: entry.actor.type, id: actorId } });
  return {
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
    hash: chainHash(head.hash, body),
  };
}
