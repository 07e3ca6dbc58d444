import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { editFlag } from '@/lib/flags/edit-flag';
import { loadEnvironment, readRevisions } from './load';
import { buildSnapshot, type Snapshot } from './snapshot';
import { SnapshotStore } from './store';

const { url, db, ada, flag } = await flagWorld();
const gate = await tcpGate(url);
const { db: through, close } = openDatabase(gate.url);
afterAll(close);
afterEach(() => gate.open());

const key = await flag('contended');
const edit = async (rollout_percentage: number): Promise<number> => {
  const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage } });
  return revisions[PRODUCTION] ?? 0;
};
const lineageOf = async () => (await readRevisions(db))[0]?.lineage ?? '';

const clock = { ms: 0 };
let store: SnapshotStore;
beforeEach(async () => {
  clock.ms = 1_000;
  store = new SnapshotStore({ db: through, monotonicNow: () => clock.ms });
  await store.poll();
});

async function newest(): Promise<Snapshot> {
  const loaded = await loadEnvironment(db, PRODUCTION, null);
  if (!loaded) throw new Error('Production is gone.');
  return buildSnapshot(loaded, null);
}

describe('a load that read before a save and ends after it', () => {
  test('does not answer whoever asked after the save', async () => {
    for (let round = 1; round <= 20; round++) {
      const before = await edit(round);
      const answers = gate.holdAnswers(await lineageOf());
      const early = store.refresh(PRODUCTION);
      await answers.held;
      const after = await edit(round + 40);
      const late = store.refresh(PRODUCTION);
      answers.release();
      await early;
      expect(store.current(PRODUCTION)?.revision).toBe(before);
      await late;
      expect(store.current(PRODUCTION)?.revision).toBe(after);
    }
  });

  test('never replaces what was taken meanwhile', async () => {
    for (let round = 1; round <= 20; round++) {
      await edit(round);
      const answers = gate.holdAnswers(await lineageOf());
      const early = store.refresh(PRODUCTION);
      await answers.held;
      const after = await edit(round + 40);
      expect(store.offer(await newest(), 'upstash')).toBe(true);
      answers.release();
      await early;
      expect(store.current(PRODUCTION)).toMatchObject({ revision: after });
      expect(store.current(PRODUCTION)?.flags.get(key)?.percentage).toBe(round + 40);
    }
  });
});

describe('a database that was restored from a backup', () => {
  const restore = () =>
    db.execute(sql`with again as (update installation set lineage = gen_random_uuid())
      update environments set revision = 2 where key = ${PRODUCTION}`);

  test('wins at the next poll, although its revision is lower', async () => {
    await restore();
    await store.poll();
    expect(store.current(PRODUCTION)).toMatchObject({ revision: 2, lineage: await lineageOf() });
  });

  test('is noticed by a save at once, although a revision as high is held', async () => {
    await restore();
    const revision = await edit(71);
    await store.noticed(PRODUCTION, revision, await lineageOf());
    expect(store.current(PRODUCTION)).toMatchObject({ revision, lineage: await lineageOf() });
  });

  test('does not lose to what Upstash still has of the time before, however high', async () => {
    const foreign = { ...(await newest()), lineage: 'the lineage before', revision: 9_999 };
    expect(store.offer(foreign, 'upstash')).toBe(false);
    expect(store.current(PRODUCTION)?.lineage).toBe(await lineageOf());
  });
});

describe('what came from Upstash', () => {
  test('is replaced by what PostgreSQL says where the lineage is another, and never built upon', async () => {
    const cold = new SnapshotStore({ db: through, monotonicNow: () => clock.ms });
    const foreign = { ...(await newest()), lineage: 'another installation', revision: 1, flags: new Map() };
    expect(cold.offer(foreign, 'upstash')).toBe(true);
    expect(cold.unconfirmedForMs(PRODUCTION)).toBe(Number.POSITIVE_INFINITY);
    await cold.poll();
    expect(cold.current(PRODUCTION)).toEqual(await newest());
    expect(cold.unconfirmedForMs(PRODUCTION)).toBe(0);
  });

  test('and is behind is brought up to date', async () => {
    const old = await newest();
    const cold = new SnapshotStore({ db: through, monotonicNow: () => clock.ms });
    cold.offer(old, 'upstash');
    const revision = await edit(83);
    await cold.poll();
    expect(cold.current(PRODUCTION)?.revision).toBe(revision);
  });
});

describe('how long a snapshot has been unconfirmed', () => {
  test('begins anew with each poll that finds it the newest, counted from when the poll asked', async () => {
    clock.ms += 7_000;
    expect(store.unconfirmedForMs(PRODUCTION)).toBe(7_000);
    const answers = gate.holdAnswers(await lineageOf());
    const polling = store.poll();
    await answers.held;
    clock.ms += 500;
    answers.release();
    await polling;
    expect(store.unconfirmedForMs(PRODUCTION)).toBe(500);
  });

  test('goes on where the database does not answer', async () => {
    await gate.refuse();
    clock.ms += 60_000;
    await expect(store.poll()).rejects.toThrow();
    expect(store.unconfirmedForMs(PRODUCTION)).toBe(60_000);
    expect(store.current(PRODUCTION)).not.toBeNull();
  });

  test('is not shortened by the news of an older revision', async () => {
    const revision = await edit(90);
    await store.poll();
    clock.ms += 5_000;
    await store.noticed(PRODUCTION, revision - 1);
    expect(store.unconfirmedForMs(PRODUCTION)).toBe(5_000);
    await store.noticed(PRODUCTION, revision, await lineageOf());
    expect(store.unconfirmedForMs(PRODUCTION)).toBe(0);
  });

  test('is not shortened by a notification of what is held: it may come late', async () => {
    const revision = await edit(91);
    await store.poll();
    clock.ms += 5_000;
    await store.noticed(PRODUCTION, revision);
    expect(store.unconfirmedForMs(PRODUCTION)).toBe(5_000);
    await store.noticed(PRODUCTION, await edit(92));
    expect(store.unconfirmedForMs(PRODUCTION)).toBe(0);
  });

  test('is for ever in a process that has read nothing', () => {
    const cold = new SnapshotStore({ db: through, monotonicNow: () => clock.ms });
    expect(cold.current(PRODUCTION)).toBeNull();
    expect(cold.unconfirmedForMs(PRODUCTION)).toBe(Number.POSITIVE_INFINITY);
  });
});

test('a poll loads what is behind and nothing else', async () => {
  const staging = store.current('staging');
  await edit(55);
  const taken: string[] = [];
  const watched = new SnapshotStore({
    db: through,
    monotonicNow: () => clock.ms,
    onAccepted: ({ snapshot }) => taken.push(snapshot.environment),
  });
  await watched.poll();
  expect(taken.toSorted()).toEqual(['development', 'production', 'staging']);
  await store.poll();
  expect(store.current('staging')).toBe(staging);
  taken.length = 0;
  await edit(56);
  await watched.poll();
  expect(taken).toEqual([PRODUCTION]);
});
