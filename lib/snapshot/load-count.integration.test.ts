import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { editFlag } from '@/lib/flags/edit-flag';
import { readRevisions } from './load';
import { SnapshotStore } from './store';

const { url, db, ada, flag } = await flagWorld();
const gate = await tcpGate(url);
// Statements go as text each time, so that the gate can read them.
const { db: through, close } = openDatabase(gate.url, { prepare: false });
afterAll(close);
afterEach(() => gate.open());

const key = await flag('asked_for');
let percentage = 10;
async function save(): Promise<number> {
  percentage = (percentage % 90) + 1;
  const patch = { rollout_percentage: percentage };
  const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch });
  return revisions[PRODUCTION] ?? 0;
}

/** How many loads of an environment have gone through the gate. */
let loadCount = 0;
gate.onQuestion((bytes) => {
  if (bytes.includes('flag_count')) loadCount += 1;
});

const newStore = () => new SnapshotStore({ db: through, monotonicNow: () => performance.now() });
let store: SnapshotStore;
beforeEach(async () => {
  store = newStore();
  await store.poll();
  loadCount = 0;
});

describe('a thousand who ask at once', () => {
  test('for what a cold instance does not hold yet cost one load', async () => {
    const cold = newStore();
    const revision = await save();
    await Promise.all(Array.from({ length: 1_000 }, () => cold.noticed(PRODUCTION, revision)));
    expect(cold.current(PRODUCTION)?.revision).toBe(revision);
    expect(loadCount).toBe(1);
  });

  test('for what was just saved cost one load, and a second where a save came while it ran', async () => {
    const lineage = (await readRevisions(db))[0]?.lineage ?? '';
    const first = await save();
    const answers = gate.holdAnswers(lineage);
    const early = Array.from({ length: 1_000 }, () => store.noticed(PRODUCTION, first));
    await answers.held;
    const second = await save();
    const late = Array.from({ length: 1_000 }, () => store.noticed(PRODUCTION, second));
    answers.release();
    await Promise.all([...early, ...late]);
    expect(store.current(PRODUCTION)?.revision).toBe(second);
    expect(loadCount).toBe(2);
  });
});

test('a storm of notifications never starves whoever waits: two loads, and everybody is answered', async () => {
  const lineage = (await readRevisions(db))[0]?.lineage ?? '';
  const answers = gate.holdAnswers(lineage);
  const waiting = store.refresh(PRODUCTION);
  await answers.held;
  const revision = await save();
  // Whatever they say: repeated, out of order, of revisions that there are not yet and may never be.
  const storm = Array.from({ length: 1_000 }, (_, i) => store.noticed(PRODUCTION, revision + 500 - i));
  answers.release();
  await Promise.all([waiting, ...storm]);
  expect(store.current(PRODUCTION)?.revision).toBe(revision);
  expect(loadCount).toBe(2);
});

test('news of what is held, older or said again, cost nothing', async () => {
  const revision = await save();
  await store.noticed(PRODUCTION, revision);
  const held = store.current(PRODUCTION);
  loadCount = 0;
  for (const said of [revision, revision - 1, revision, 0]) await store.noticed(PRODUCTION, said);
  expect(loadCount).toBe(0);
  expect(store.current(PRODUCTION)).toBe(held);
});

test('twenty instances that start together cost twenty loads of an environment at most', async () => {
  const stores = Array.from({ length: 20 }, newStore);
  // Each is told in every way at once, as a start with a listener is.
  await Promise.all(stores.flatMap((each) => [each.poll(), each.poll(), each.noticed(PRODUCTION, 1)]));
  const revisions = new Set(stores.map((each) => each.current(PRODUCTION)?.revision));
  expect(revisions.size).toBe(1);
  expect(loadCount).toBeLessThanOrEqual(20 * store.environments().length);
});

describe('what a load or Upstash brings', () => {
  test('there and back again: every change is taken, although the percentage is as it was', async () => {
    const seen: (number | undefined)[] = [];
    for (const rollout_percentage of [95, 96, 95, 96]) {
      const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage } });
      await store.noticed(PRODUCTION, revisions[PRODUCTION] ?? 0);
      seen.push(store.current(PRODUCTION)?.flags.get(key)?.percentage);
    }
    expect(seen).toEqual([95, 96, 95, 96]);
    expect(loadCount).toBe(4);
  });

  test('what Upstash says is asked of PostgreSQL, and confirms nothing by itself', async () => {
    const lineage = store.current(PRODUCTION)?.lineage ?? '';
    const held = store.current(PRODUCTION);
    await store.heard({ environment: PRODUCTION, revision: 1_000_000, lineage });
    await store.heard({ environment: 'nowhere', revision: 1, lineage });
    expect(store.current(PRODUCTION)).toBe(held);
    expect(store.environments()).not.toContain('nowhere');
    expect(loadCount).toBe(1);
    const revision = await save();
    await store.heard({ environment: PRODUCTION, revision, lineage });
    expect(store.current(PRODUCTION)?.revision).toBe(revision);
  });
});
