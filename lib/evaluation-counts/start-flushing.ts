import type { Database } from '@/db/client';
import { configuration } from '@/lib/configuration';
import { log } from '@/lib/log';
import { flushRefusals, pruneRefusals } from '@/lib/refusals/flush-refusals';
import { flushVisitors, pruneVisitors } from '@/lib/visitors/flush-visitors';
import { recentContexts } from '@/lib/visitors/recent-contexts';
import { visitorRing } from '@/lib/visitors/visitor-ring';
import { flushEvaluationCounts } from './flush';
import { pruneEvaluationCounts } from './prune';

export const FLUSH_INTERVAL_MS = 10_000;
/** Instances that were started together must not write together for ever. */
const FLUSH_JITTER_MS = 2_000;
/** About every ten minutes. */
const FLUSHES_PER_PRUNE = 60;
/** About every minute: until then a visitor is not written again for opening another page. */
const FLUSHES_PER_TURN = 6;

/** Writes what was counted every 10 s for as long as the process serves, and forgets what is too old now and then. */
export function startFlushing(db: Database): () => void {
  let timer: NodeJS.Timeout;
  let flushes = 0;
  const flush = async () => {
    flushes += 1;
    try {
      await flushEvaluationCounts(db);
      await flushRefusals(db);
      await flushVisitors(db, {
        ring: visitorRing(),
        contexts: recentContexts(),
        secret: configuration().SESSION_SECRET,
      });
      if (flushes % FLUSHES_PER_TURN === 0) visitorRing().turn();
      if (flushes % FLUSHES_PER_PRUNE === 1) {
        await pruneEvaluationCounts(db);
        await pruneVisitors(db);
        await pruneRefusals(db);
      }
    } catch (error) {
      log.warn({ error }, 'evaluation counts could not be written: they stay in memory until the next try');
    }
    again();
  };
  const again = () => {
    timer = setTimeout(() => void flush(), FLUSH_INTERVAL_MS + Math.random() * FLUSH_JITTER_MS);
    timer.unref();
  };
  again();
  return () => clearTimeout(timer);
}
