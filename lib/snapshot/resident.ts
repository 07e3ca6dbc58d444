import type { Database } from '@/db/client';
import { tellCachesOf } from '@/lib/cache/after-accepted';
import { clearNeighbours } from '@/lib/cache/neighbours';
import { UpstashOffers } from '@/lib/cache/offers';
import { readSnapshot } from '@/lib/cache/snapshot-cache';
import type { Upstash } from '@/lib/cache/upstash';
import { log } from '@/lib/log';
import { within } from '@/lib/within';
import { noteProblem } from './bus-report';
import { type BusOptions, startBuses } from './buses';
import { noteDatabase } from './database-report';
import { pollForever } from './poll-forever';
import { keepSnapshots } from './resident-snapshots';
import { buildSnapshot } from './snapshot';
import { type Accepted, SnapshotStore } from './store';

export const POLL_INTERVAL_MS = 2_000;
/** How long the first answer waits for a first snapshot; after that the process serves cold and heals by itself. */
const FIRST_LOAD_TIMEOUT_MS = 5_000;

export interface ResidentOptions extends BusOptions {
  readonly db: Database;
  readonly upstash: Upstash | null;
  readonly secret: string;
  /** The environment to start from Upstash with, while PostgreSQL is away. */
  readonly environment: string;
  /** Told of every snapshot that is taken, after it is answered from. Must not throw. */
  readonly onAccepted?: (accepted: Accepted) => void;
  /** Every 2 s, unless the settings say otherwise. */
  readonly pollIntervalMs?: number;
}

export interface Resident {
  readonly store: SnapshotStore;
  stop(): Promise<void>;
}

/**
 * Keeps this process's snapshots up to date for as long as it serves: a first load, a bus that tells of changes, and a
 * poll as a net, each sufficient alone. Resolves with a snapshot held, or after 5 s without one.
 */
export async function startResident(options: ResidentOptions): Promise<Resident> {
  const { db, upstash, secret } = options;
  const monotonicNow = () => performance.now();
  const offers = upstash && new UpstashOffers({ db, upstash, secret, monotonicNow });
  const store = new SnapshotStore({
    db,
    monotonicNow,
    onAccepted: (accepted) => {
      options.onAccepted?.(accepted);
      void tellCachesOf(accepted, offers);
    },
    onProblem: (what, error) => {
      noteProblem(what, Date.now());
      log.error({ error }, what);
    },
    onAnswer,
  });
  keepSnapshots(store);
  const firstLoad = succeeds(store.poll());
  const fromUpstash = startFromUpstash(store, options);
  const buses = startBuses(store, options);
  const stopPolling = pollForever(async () => {
    await succeeds(store.poll());
    // What Upstash could not be told while it was away.
    if (upstash) void succeeds(clearNeighbours(upstash, []));
    void offers?.again();
  }, options.pollIntervalMs ?? POLL_INTERVAL_MS);
  const first = firstLoad.then((loaded) => (loaded ? undefined : fromUpstash));
  await succeeds(within(FIRST_LOAD_TIMEOUT_MS, first));
  return {
    store,
    async stop() {
      stopPolling();
      await buses.stop();
      keepSnapshots(null);
    },
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

/** One line when PostgreSQL stops answering, and one when it answers again: an outage is not told with every poll. */
function onAnswer(error: unknown): void {
  if (!noteDatabase(error === null, Date.now())) return;
  if (error === null) log.info('PostgreSQL answers again');
  else log.warn({ error }, 'PostgreSQL does not answer: going on with the snapshots that are held');
}

/** Whether `work` went well. The store has told of what did not, and the next poll tries again. */
function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
