import type { Database } from '@/db/client';
import { tellCachesOf } from '@/lib/cache/after-accepted';
import { readSnapshot } from '@/lib/cache/snapshot-cache';
import type { Upstash } from '@/lib/cache/upstash';
import { log } from '@/lib/log';
import { noteBus, noteProblem } from './bus-report';
import { listenForChanges } from './listen';
import { keepSnapshots } from './resident-snapshots';
import { buildSnapshot } from './snapshot';
import { type Accepted, SnapshotStore } from './store';

export const POLL_INTERVAL_MS = 2_000;
/** Instances that were started together must not ask together for ever. */
const POLL_JITTER_MS = 400;
/** How long the first answer waits for a first snapshot; after that the process serves cold and heals by itself. */
const FIRST_LOAD_TIMEOUT_MS = 5_000;

export interface ResidentOptions {
  readonly db: Database;
  /** Where LISTEN works: not through a transaction pooler. */
  readonly listenUrl: string;
  readonly upstash: Upstash | null;
  readonly secret: string;
  /** The environment to start from Upstash with, while PostgreSQL is away. */
  readonly environment: string;
  /** Told of every snapshot that is taken, after it is answered from. Must not throw. */
  readonly onAccepted?: (accepted: Accepted) => void;
  /** Every 2 s, unless a test wants to see one of the two ways alone. */
  readonly pollIntervalMs?: number;
}

export interface Resident {
  readonly store: SnapshotStore;
  stop(): Promise<void>;
}

/**
 * Keeps this process's snapshots up to date for as long as it serves: a first load, LISTEN, and a poll as a net, each
 * sufficient alone. Resolves with a snapshot held, or after 5 s without one.
 */
export async function startResident(options: ResidentOptions): Promise<Resident> {
  const { db, upstash, secret } = options;
  const store = new SnapshotStore({
    db,
    monotonicNow: () => performance.now(),
    onAccepted: (accepted) => {
      options.onAccepted?.(accepted);
      void tellCachesOf(accepted, { db, upstash, secret });
    },
    onProblem: (what, error) => {
      noteProblem(what, Date.now());
      log.error({ error }, what);
    },
  });
  keepSnapshots(store);
  const firstLoad = quietly(store.poll());
  const fromUpstash = startFromUpstash(store, options);
  const listener = listenForChanges(options.listenUrl, {
    onChange: ({ environment, revision }) => void quietly(store.noticed(environment, revision)),
    onListening: () => {
      noteBus('listen');
      void quietly(store.poll());
    },
  });
  const stopPolling = pollForever(store, options.pollIntervalMs ?? POLL_INTERVAL_MS);
  await Promise.race([firstLoad.then((loaded) => (loaded ? undefined : fromUpstash)), delay(FIRST_LOAD_TIMEOUT_MS)]);
  return {
    store,
    async stop() {
      stopPolling();
      await listener.close();
      keepSnapshots(null);
    },
  };
}

function pollForever(store: SnapshotStore, intervalMs: number): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const again = () => {
    if (stopped) return;
    timer = setTimeout(() => void quietly(store.poll()).then(again), intervalMs + Math.random() * POLL_JITTER_MS);
    timer.unref();
  };
  again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function startFromUpstash(store: SnapshotStore, { upstash, secret, environment }: ResidentOptions) {
  if (!upstash) return;
  try {
    const loaded = await readSnapshot(upstash, environment, secret);
    // PostgreSQL was faster, or said something else: it wins. `offer` settles it.
    if (loaded && !store.current(environment)) store.offer(buildSnapshot(loaded, null), 'upstash');
  } catch (error) {
    log.warn({ error }, 'Upstash had no snapshot to start from');
  }
}

/** Resolves to whether `work` went well. While PostgreSQL is away the next poll or listen tries again. */
async function quietly(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    log.warn({ error }, 'a snapshot could not be brought up to date');
    return false;
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
