import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { readFloors } from '@/lib/cache/snapshot-cache';
import type { Upstash } from '@/lib/cache/upstash';
import type { Changed } from '@/lib/history/change';
import { type InstanceReach, reachOf } from '@/lib/instances/reach-of';
import { openEar } from '@/lib/snapshot/ear';
import { CHANGE_CHANNEL, parseNotification } from '@/lib/snapshot/notification';
import { within } from '@/lib/within';
import type { StartedDrill } from './start-drill';
import { untilSeen } from './until-seen';
import type { Layer } from './verdict';

/** What a drill looks through. Each is the way that real callers go, so that a fault of it is found. */
export interface DrillEyes {
  readonly db: Database;
  /** Where to listen for notifications; null where this installation does not. */
  readonly listenUrl: string | null;
  readonly upstash: Upstash | null;
  /** What this instance answers over HTTP of a flag, and what a page shows that it has cached. */
  readonly look: (of: { environment: string; key: string }) => Promise<{ answer: boolean; page: boolean }>;
}

/** How long a listener may take to be there before the kill. */
const EAR_TIMEOUT_MS = 5_000;

/**
 * Makes a kill and waits until every layer shows it, each for as long as the drill's budget lasts. All times count from
 * the asking: this process's by its own clock, the instances' by the database's. What looks does so every 25 ms.
 */
export async function measureKill(
  { db, listenUrl, upstash, look }: DrillEyes,
  drill: StartedDrill,
  kill: () => Promise<Changed<boolean>>,
): Promise<Layer[]> {
  const { environment, subject: key, budgetMs } = drill;
  // The page is in its cache before the kill: one that nobody had looked at would follow by being empty.
  await look({ environment, key });
  const silent = await silentBefore(db, environment);
  const hearing = await listen(listenUrl, environment);
  try {
    const askedAt = await databaseMs(db);
    const began = performance.now();
    const sinceMs = () => performance.now() - began;
    const { at, revisions, reach } = await kill();
    const toldMs = reach.reduce((sum, { ms }) => sum + ms, 0);
    const commit: Layer = { layer: 'commit', name: '', state: 'followed', ms: Math.max(0, sinceMs() - toldMs) };
    const revision = revisions[environment] ?? 0;
    const watch = { sinceMs, budgetMs };
    const [notification, instances, inUpstash, page, answer] = await Promise.all([
      hearing ? untilSeen(watch, async () => hearing.heardAt(revision, began)) : null,
      watchInstances(db, { environment, revision, silent, offsetMs: at.getTime() - askedAt, watch }),
      upstash
        ? untilSeen(watch, async () => {
            const [floor] = await readFloors(upstash, [environment]);
            return (floor?.revision ?? 0) >= revision ? sinceMs() : null;
          })
        : null,
      untilSeen(watch, async () => ((await look({ environment, key })).page ? null : sinceMs())),
      untilSeen(watch, async () => ((await look({ environment, key })).answer ? null : sinceMs())),
    ]);
    return [
      commit,
      layer('notification', notification, hearing === null),
      ...instances,
      layer('upstash', inUpstash, upstash === null),
      layer('page', page),
      layer('answer', answer),
    ];
  } finally {
    await hearing?.close().catch(() => {});
  }
}

function layer(kind: Layer['layer'], ms: number | null, isUnused = false): Layer {
  return { layer: kind, name: '', state: isUnused ? 'unused' : ms === null ? 'late' : 'followed', ms };
}

async function databaseMs(db: Database): Promise<number> {
  const [row] = await db.execute<{ ms: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`,
  );
  if (!row) throw new Error('The database did not say what time it is.');
  return row.ms;
}

/** The instances that nobody heard of before the drill began: killed or cut off, they vouch for nothing. */
async function silentBefore(db: Database, environment: string): Promise<ReadonlySet<string>> {
  const newest = await db.execute<{ revision: number }>(
    sql`select revision::float8 as revision from environments where key = ${environment}`,
  );
  const { instances } = await reachOf(db, { environment, revision: newest[0]?.revision ?? 0 });
  return new Set(instances.filter(({ state }) => state === 'silent').map(({ id }) => id));
}

async function watchInstances(
  db: Database,
  watched: {
    environment: string;
    revision: number;
    silent: ReadonlySet<string>;
    /** From the asking to the change, by the database's clock. */
    offsetMs: number;
    watch: { sinceMs: () => number; budgetMs: number };
  },
): Promise<Layer[]> {
  const { environment, revision, silent, offsetMs, watch } = watched;
  let instances: readonly InstanceReach[] = [];
  await untilSeen(watch, async () => {
    instances = (await reachOf(db, { environment, revision })).instances;
    const isWaitedFor = instances.some(({ id, state }) => state !== 'holds' && !silent.has(id));
    return instances.length > 0 && !isWaitedFor ? watch.sinceMs() : null;
  });
  if (instances.length === 0) return [{ layer: 'instance', name: 'any', state: 'late', ms: null }];
  return instances.map(({ id, name, state, ms }) => {
    if (state === 'holds') return { layer: 'instance', name, state: 'followed', ms: Math.max(0, offsetMs) + (ms ?? 0) };
    return { layer: 'instance', name, state: silent.has(id) ? 'unused' : 'late', ms: null };
  });
}

/** Listens as every instance does, so that the drill hears of the kill as they do. */
async function listen(url: string | null, environment: string) {
  if (url === null) return null;
  const heard: { revision: number; at: number }[] = [];
  const hear = (payload: string) => {
    const told = parseNotification(payload);
    if (told?.environment === environment) heard.push({ revision: told.revision, at: performance.now() });
  };
  const ear = openEar(url, new Map([[CHANGE_CHANNEL, hear]]));
  try {
    await within(EAR_TIMEOUT_MS, ear.listening);
  } catch {
    // It hears nothing, and the drill will say so.
  }
  return {
    heardAt(revision: number, began: number): number | null {
      const first = heard.find((one) => one.revision >= revision);
      return first ? first.at - began : null;
    },
    close: () => ear.close(),
  };
}
