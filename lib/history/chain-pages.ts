import { and, asc, eq, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { history } from '@/db/schema';
import { chainHeads } from './chain-heads';
import type { Link, StoredEntry } from './verify-chain';

/** Entries in order, and the head that their chain had in the very instant in which they were read. */
export interface ChainPage {
  readonly head: Link;
  readonly entries: readonly StoredEntry[];
}

/** A few megabytes at most, as long as an entry is a few kilobytes. */
export const ENTRIES_PER_CHAIN_PAGE = 250;

/**
 * Reads a chain from its beginning, a page at a time. Each page is one statement, so the last one has the true end and
 * the head that belongs to it, however much is appended meanwhile.
 */
export async function* chainPages(db: Queryable, chain: string): AsyncGenerator<ChainPage> {
  let after: SQL | undefined;
  for (;;) {
    const rows = await readPage(db, chain, after);
    const [first] = rows;
    if (!first) return;
    const entries = rows.flatMap(({ entry }) => (entry ? [entry] : []));
    yield { head: first.head, entries };
    const last = entries.at(-1);
    if (!last || entries.length < ENTRIES_PER_CHAIN_PAGE) return;
    // By id as well: nothing is skipped where somebody took the unique index away and gave a number twice.
    after = sql`(${history.sequence}, ${history.id}) > (${last.sequence}, ${last.id})`;
  }
}

/** The first entry of a chain that nobody keeps; null where there is none. */
export async function strayEntry(db: Queryable): Promise<{ chain: string; sequence: number } | null> {
  const heads = chainHeads(db);
  const [stray] = await db
    .select({ chain: history.chain, sequence: history.sequence })
    .from(history)
    .where(notInArray(history.chain, db.select({ chain: heads.chain }).from(heads)))
    .orderBy(asc(history.chain), asc(history.sequence))
    .limit(1);
  return stray ?? null;
}

function readPage(db: Queryable, chain: string, after: SQL | undefined) {
  const heads = chainHeads(db);
  const page = db
    .select()
    .from(history)
    .where(and(eq(history.chain, chain), after))
    .orderBy(asc(history.sequence), asc(history.id))
    .limit(ENTRIES_PER_CHAIN_PAGE)
    .as('page');
  return db
    .select({
      head: { sequence: heads.sequence, hash: heads.hash },
      entry: {
        id: page.id,
        sequence: page.sequence,
        changeId: page.changeId,
        at: page.at,
        action: page.action,
        actorType: page.actorType,
        actorId: page.actorId,
        environmentId: page.environmentId,
        flagKey: page.flagKey,
        body: page.body,
        previousHash: page.previousHash,
        hash: page.hash,
      },
    })
    .from(heads)
    .leftJoinLateral(page, sql`true`)
    .where(eq(heads.chain, chain))
    .orderBy(asc(page.sequence), asc(page.id));
}
