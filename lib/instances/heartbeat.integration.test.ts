import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { acknowledgements, instances } from '@/db/schema';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { editFlag } from '@/lib/flags/edit-flag';
import { busReport } from '@/lib/snapshot/bus-report';
import { SnapshotStore } from '@/lib/snapshot/store';
import { type Heartbeat, type HeartbeatOptions, startHeartbeat } from './heartbeat';
import { leaveInstances } from './leave-instances';
import { listInstances } from './list-instances';
import { reachOf } from './reach-of';
import { thisInstance } from './this-instance';

const { url, db, ada, flag } = await flagWorld();
const key = await flag('beating');
const NEVER_MS = 1e9;

let percentage = 10;
async function save(): Promise<number> {
  percentage = (percentage % 90) + 1;
  const patch = { rollout_percentage: percentage };
  const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch });
  return revisions[PRODUCTION] ?? 0;
}

const stops: (() => Promise<void>)[] = [];
beforeEach(() => db.delete(instances));
afterEach(async () => {
  while (stops.length > 0) await stops.pop()?.();
});

function openOn(way: string): Database {
  const { db: own, close } = openDatabase(way);
  stops.push(close);
  return own;
}

/** A serving process with a way of its own to the database. */
async function serving(said: Partial<HeartbeatOptions> = {}) {
  const gate = await tcpGate(url);
  const own = openOn(gate.url);
  let heartbeat: Heartbeat | null = null;
  const store = new SnapshotStore({
    db: own,
    monotonicNow: () => performance.now(),
    onAccepted: ({ snapshot }) => heartbeat?.acknowledge(snapshot.environment),
  });
  heartbeat = startHeartbeat({ db: own, snapshots: () => store, ...said });
  const { stop } = heartbeat;
  stops.push(stop);
  return { store, gate, heartbeat };
}

async function oneMoreFails(): Promise<void> {
  const { lastProblem } = busReport();
  await eventually(async () => expect(busReport().lastProblem).not.toBe(lastProblem));
}

const eventually = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 10 });
const everywhere = (revision: number) =>
  eventually(async () =>
    expect(await reachOf(db, { environment: PRODUCTION, revision })).toMatchObject({
      isComplete: true,
      instances: [{ id: thisInstance().id, state: 'holds', revision }],
    }),
  );

test('a process is listed from its start, before it holds anything', async () => {
  await serving({ intervalMs: NEVER_MS, snapshots: () => null });
  await eventually(async () => expect(await listInstances(db)).toMatchObject([{ ...thisInstance(), snapshots: [] }]));
});

test('a revision is acknowledged when it is accepted, without a beat', async () => {
  const { store } = await serving({ intervalMs: NEVER_MS });
  for (let i = 0; i < 3; i++) {
    const revision = await save();
    await store.refresh(PRODUCTION);
    await everywhere(revision);
    expect((await reachOf(db, { environment: PRODUCTION, revision })).ms).not.toBeNull();
  }
});

test('the same revision again is acknowledged once, and what is held of every environment is told', async () => {
  const { store, heartbeat } = await serving({ intervalMs: 5 });
  const revision = await save();
  await store.poll();
  await everywhere(revision);
  const acknowledged = () => db.select().from(acknowledgements).where(eq(acknowledgements.revision, revision));
  const [first] = await acknowledged();
  for (let i = 0; i < 3; i++) heartbeat.acknowledge(PRODUCTION);
  await heartbeat.stop();
  expect(await acknowledged()).toEqual([first]);
  const told = (await listInstances(db))[0]?.snapshots.map(({ environment, behind }) => ({ environment, behind }));
  expect(told).toEqual(['production', 'staging', 'development'].map((environment) => ({ environment, behind: 0 })));
});

test('what came from Upstash is acknowledged once PostgreSQL has confirmed it, and not before', async () => {
  const revision = await save();
  const { store: other } = await serving({ intervalMs: NEVER_MS, snapshots: () => null });
  await other.refresh(PRODUCTION);
  const { store } = await serving({ intervalMs: 20 });
  const snapshot = other.current(PRODUCTION);
  if (!snapshot) throw new Error('Nothing is held.');
  store.offer(snapshot, 'upstash');
  const said = async () => (await listInstances(db))[0]?.snapshots.map(({ origin }) => origin);
  await eventually(async () => expect(await said()).toEqual(['upstash']));
  expect(await db.select().from(acknowledgements)).toEqual([]);
  await store.noticed(PRODUCTION, revision, snapshot.lineage);
  await eventually(async () => expect(await db.select().from(acknowledgements)).toMatchObject([{ revision }]));
});

describe('while the database is away', () => {
  test('nothing is thrown, and the newest revision is acknowledged when it is back', async () => {
    const { store, gate, heartbeat } = await serving({ intervalMs: 20 });
    await store.refresh(PRODUCTION);
    await save();
    await store.refresh(PRODUCTION);
    await gate.refuse();
    heartbeat.acknowledge(PRODUCTION);
    const revision = await save();
    await gate.open();
    await eventually(() => store.refresh(PRODUCTION));
    await everywhere(revision);
  });

  test('what could not be acknowledged is, by the first beat that gets through', async () => {
    const revision = await save();
    const { store, gate, heartbeat } = await serving({ intervalMs: NEVER_MS });
    await store.refresh(PRODUCTION);
    await everywhere(revision);
    await heartbeat.stop();
    await db.delete(instances);
    await gate.refuse();
    const later = startHeartbeat({ db: openOn(gate.url), snapshots: () => store, intervalMs: 20 });
    stops.push(later.stop);
    later.acknowledge(PRODUCTION);
    // One beat may have been under way: the next after it would have acknowledged.
    for (let beats = 0; beats < 3; beats++) await oneMoreFails();
    expect(await listInstances(db)).toEqual([]);
    await gate.open();
    await everywhere(revision);
    await eventually(async () => expect(await db.select().from(acknowledgements)).toMatchObject([{ revision }]));
  });
});

test('one that was forgotten while it was frozen is there again with its next beat', async () => {
  const { store } = await serving({ intervalMs: 20 });
  await store.refresh(PRODUCTION);
  await eventually(async () => expect(await listInstances(db)).toHaveLength(1));
  await db.delete(instances);
  await eventually(async () =>
    expect(await listInstances(db)).toMatchObject([{ id: thisInstance().id, state: 'here' }]),
  );
});

test('one that leaves is stopped, and no later beat brings it back', async () => {
  const { heartbeat } = await serving({ intervalMs: 5 });
  await eventually(async () => expect(await listInstances(db)).toHaveLength(1));
  await leaveInstances(db, heartbeat);
  expect(await listInstances(db)).toMatchObject([{ id: thisInstance().id, state: 'stopped' }]);
  heartbeat.acknowledge(PRODUCTION);
  await heartbeat.stop();
  expect(await listInstances(db)).toMatchObject([{ state: 'stopped' }]);
});
