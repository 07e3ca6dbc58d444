import type { Database } from '@/db/client';
import { log } from '@/lib/log';
import { passed } from '@/lib/passed';
import { SCHEDULED_WORKS } from './scheduled-works';

/** Steps are promised to a second, so due work is looked for more often than that. */
export const TICK_INTERVAL_MS = 500;

/** Something that is done when its time comes, in whichever process sees it first. */
export interface ScheduledWork {
  readonly name: string;
  /**
   * Does what is due by the database's clock. Every instance calls it, so it claims its work there (`FOR UPDATE SKIP
   * LOCKED` or a compare-and-set row). It must be as cheap as one indexed query where nothing is due.
   */
  readonly tick: (db: Database) => Promise<void>;
}

/**
 * Looks for due work twice a second for as long as the process serves. There is no leader: every instance looks, and the
 * database decides which of them does it. A work that fails is logged and tried again at the next tick, and never keeps
 * another from its turn. Gives what stops it, which waits for the tick under way.
 */
export function startScheduler(db: Database, works: readonly ScheduledWork[] = SCHEDULED_WORKS): () => Promise<void> {
  const stopping = new AbortController();
  const ticking = Promise.all(works.map((work) => tickUntil(db, work, stopping.signal)));
  return async () => {
    stopping.abort();
    await ticking;
  };
}

async function tickUntil(db: Database, work: ScheduledWork, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (await passed(TICK_INTERVAL_MS, signal)) {
    try {
      await work.tick(db);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (isPowerOfTwo(failures)) log.warn({ error, failures }, `${work.name}: what is due is tried again`);
    }
  }
}

// An outage of an hour is 7,200 failed ticks: the log says so 13 times.
function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}
