import type { Database } from '@/db/client';
import { log } from '@/lib/log';
import { busReport, noteProblem } from '@/lib/snapshot/bus-report';
import { singleFlight } from '@/lib/snapshot/single-flight';
import type { SnapshotStore } from '@/lib/snapshot/store';
import { heldSnapshots } from './held-snapshots';
import { HEARTBEAT_MS } from './lifetimes';
import { pruneInstances } from './prune-instances';
import { tell } from './tell';
import { type Instance, thisInstance } from './this-instance';

/** Every instance prunes about once a minute; whichever comes first does the work. */
const BEATS_PER_PRUNING = 30;

export interface HeartbeatOptions {
  readonly db: Database;
  /** The snapshots of the instance; null until it reads its first. */
  readonly snapshots: () => SnapshotStore | null;
  /** This process, unless a test stands for several. */
  readonly instance?: Instance;
  readonly intervalMs?: number;
}

export interface Heartbeat {
  /** Tells at once that this instance answers from what it holds of an environment. Waited for by nobody. */
  acknowledge(environment: string): void;
  stop(): Promise<void>;
}

/**
 * Tells the database of an instance for as long as it serves: at once when it holds something new, and every 2 s. One
 * statement at a time; what was accepted meanwhile goes with the next, the newest alone. While the database is away
 * nothing is lost but the revisions that were skipped: the first beat that gets through acknowledges what is held.
 */
export function startHeartbeat({ db, snapshots, instance = thisInstance(), intervalMs }: HeartbeatOptions): Heartbeat {
  let unacknowledged = new Set<string>();
  let isReaching = true;
  let beats = 0;

  const beat = singleFlight(async () => {
    const acknowledged = unacknowledged;
    unacknowledged = new Set();
    try {
      const held = heldSnapshots(snapshots(), acknowledged);
      const runningForMs = process.uptime() * 1000;
      const told = { instance, bus: busReport(), snapshots: held, runningForMs, now: Date.now() };
      await tell(db, told);
      isReaching = true;
      // What came from Upstash is acknowledged once PostgreSQL has confirmed it.
      for (const { environment, origin } of held) {
        if (origin !== 'postgres' && acknowledged.has(environment)) unacknowledged.add(environment);
      }
    } catch (error) {
      unacknowledged = new Set([...acknowledged, ...unacknowledged]);
      noteProblem('PostgreSQL did not take the heartbeat.', Date.now());
      if (isReaching) log.warn({ error }, 'this instance cannot tell the database of itself');
      isReaching = false;
    }
  });

  const stopBeating = repeat(intervalMs ?? HEARTBEAT_MS, async () => {
    await beat.run();
    if (++beats % BEATS_PER_PRUNING === 0 && isReaching) await pruneQuietly(db);
  });

  return {
    acknowledge(environment) {
      unacknowledged.add(environment);
      void beat.run();
    },
    stop: stopBeating,
  };
}

async function pruneQuietly(db: Database): Promise<void> {
  try {
    await pruneInstances(db);
  } catch (error) {
    log.warn({ error }, 'instances that are gone could not be forgotten');
  }
}

/** Runs `work` now and again and again, `pauseMs` after it ended, until it is stopped; then waits for its end. */
function repeat(pauseMs: number, work: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running = run();
  async function run(): Promise<void> {
    await work();
    if (isStopped) return;
    timer = setTimeout(() => {
      running = run();
    }, pauseMs).unref();
  }
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
