import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { environments } from '@/db/schema';
import { fieldsOf } from '@/lib/flags/flag-fields';
import { readFlagRows } from '@/lib/flags/flag-row';
import { listSegments, segmentFields } from '@/lib/segments/segment-row';
import { segmentNode } from '@/lib/targeting/dependencies';
import { type KeptChain, keptChains } from './chain-heads';
import { chainPages, strayEntry } from './chain-pages';
import { firstDifference, type ReplayedFlag, replayEntry } from './replay-flags';
import { type ChainFault, FIRST_LINK, type Link, verifyEntry, verifyHead } from './verify-chain';

/** What was found of one chain: how far it holds, and the first thing that is wrong with it or with its flags. */
export interface ChainReport {
  readonly chain: string;
  /** The environment's key; null for the chain of accounts and access. */
  readonly environment: string | null;
  /** The last entry that holds. */
  readonly end: Link;
  readonly fault: ChainFault | null;
}

/**
 * Verifies all of history, a report a chain: every hash taken again from the stored text, no number missing, the kept
 * head reached, and each environment's flags the ones that its entries add up to. Reads in pages, locks nobody out, and
 * may run while changes are saved.
 */
export async function* verifyHistory(db: Database): AsyncGenerator<ChainReport> {
  for (const kept of await keptChains(db)) yield verifyKept(db, kept);
  const stray = await strayEntry(db);
  if (!stray) return;
  const what = `entry ${stray.sequence} is in a chain that nobody keeps`;
  yield { chain: stray.chain, environment: null, end: FIRST_LINK, fault: { sequence: stray.sequence, what } };
}

async function verifyKept(db: Database, { chain, owner }: KeptChain): Promise<ChainReport> {
  const stored = owner && (await storedFlags(db, owner.id));
  const replayed = new Map<string, ReplayedFlag>();
  let [end, head] = [FIRST_LINK, FIRST_LINK];
  const report = (fault: ChainFault | null) => ({ chain, environment: owner?.key ?? null, end, fault });
  for await (const page of chainPages(db, chain)) {
    head = page.head;
    for (const entry of page.entries) {
      const verified = verifyEntry(owner, end, entry);
      if ('fault' in verified) return report(verified.fault);
      end = { sequence: entry.sequence, hash: entry.hash };
      // Up to the entry at which the flags were read: later ones tell of what was saved since.
      if (stored && end.sequence <= stored.sequence) replayEntry(replayed, verified.text);
    }
  }
  return report(verifyHead(end, head) ?? (stored && firstDifference(replayed, stored.flags)));
}

/** The flags of an environment and the entry that was its last, both of one instant. */
async function storedFlags(
  db: Database,
  environmentId: number,
): Promise<{ sequence: number; flags: Map<string, object> }> {
  const isolationLevel = 'repeatable read';
  return db.transaction(
    async (tx) => {
      const [head] = await tx
        .select({ sequence: environments.chainSequence })
        .from(environments)
        .where(eq(environments.id, environmentId));
      const rows = await readFlagRows(tx, 'all', [environmentId]);
      const stored = new Map<string, object>(rows.map((row) => [row.key, fieldsOf(row)]));
      for (const row of await listSegments(tx)) stored.set(segmentNode(row.key), segmentFields(row));
      return { sequence: head?.sequence ?? 0, flags: stored };
    },
    { isolationLevel, accessMode: 'read only' },
  );
}
