import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { environments, history, instances } from '@/db/schema';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { type SomeInstance, someInstance } from '@/e2e/support/some-instance';
import { editFlag } from '@/lib/flags/edit-flag';
import { SILENT_AFTER_MS } from './lifetimes';
import { reachOf } from './reach-of';
import type { Told } from './tell';

const { db, ada, flag } = await flagWorld();
const key = await flag('reaching');

let percentage = 10;
async function save(): Promise<number> {
  percentage = (percentage % 90) + 1;
  const patch = { rollout_percentage: percentage };
  const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch });
  return revisions[PRODUCTION] ?? 0;
}

let a: SomeInstance;
let b: SomeInstance;
let before: number;
beforeEach(async () => {
  await db.delete(instances);
  [a, b] = [await someInstance(db, 'a:3000'), await someInstance(db, 'b:3000')];
  before = await save();
  for (const instance of [a, b]) await instance.holds(before);
});
afterEach(() => {
  vi.useRealTimers();
});

const reach = (revision: number) => reachOf(db, { environment: PRODUCTION, revision });
/** What is said of each instance, without its id. */
const lines = async (revision: number) => (await reach(revision)).instances.map(({ id, ...line }) => line);
const some = expect.any(Number);

test('a revision is everywhere once every instance that is here acknowledged it, and not before', async () => {
  const revision = await save();
  expect(await reach(revision)).toMatchObject({ environment: PRODUCTION, revision, isComplete: false, ms: null });
  expect(await lines(revision)).toEqual([
    { name: 'a:3000', state: 'waiting', ms: null, revision: before },
    { name: 'b:3000', state: 'waiting', ms: null, revision: before },
  ]);
  await b.holds(revision);
  expect(await reach(revision)).toMatchObject({ isComplete: false, ms: some });
  await a.holds(revision);
  const whole = await reach(revision);
  expect(whole).toMatchObject({ isComplete: true, instances: [{ id: a.id, state: 'holds' }, { id: b.id }] });
  expect(whole.ms).toBe(Math.max(...whole.instances.map(({ ms }) => ms ?? 0)));
});

test('milliseconds count from the change, by the database, to the first acknowledgement', async () => {
  const revision = await save();
  for (const instance of [a, b]) await instance.holds(revision);
  await db
    .update(environments)
    .set({ revisedAt: sql`clock_timestamp() - interval '10 seconds'` })
    .where(sql`${environments.key} = ${PRODUCTION}`);
  await a.acknowledged(revision, 9_916);
  await b.acknowledged(revision, 9_700);
  await b.holds(revision);
  const { instances: of, ms, madeAt } = await reach(revision);
  expect(of.map((line) => Math.abs((line.ms ?? 0) - (line.name === 'a:3000' ? 84 : 300)) < 40)).toEqual([true, true]);
  expect(ms).toBe(of[1]?.ms);
  expect(Math.abs(Date.parse(madeAt) - (Date.now() - 10_000))).toBeLessThan(5_000);
});

test('an instance that skipped a revision holds it since it held the newer one', async () => {
  const [skipped, newest] = [await save(), await save()];
  for (const instance of [a, b]) await instance.holds(newest);
  expect(await reach(skipped)).toMatchObject({ isComplete: true, ms: some });
  expect(await lines(skipped)).toContainEqual({ name: 'a:3000', state: 'holds', ms: some, revision: newest });
});

test('an instance that holds more of another lineage holds nothing of this one', async () => {
  const revision = await save();
  await a.holds(revision);
  await b.holds(revision + 500, { lineage: randomUUID() });
  expect(await reach(revision)).toMatchObject({ isComplete: false });
  expect(await lines(revision)).toContainEqual({ name: 'b:3000', state: 'waiting', ms: null, revision: some });
});

test('what is acknowledged late and out of order changes nothing about what is newer', async () => {
  const [older, newer] = [await save(), await save()];
  for (const instance of [a, b]) await instance.holds(newer);
  const first = await reach(older);
  await a.holds(older);
  expect(await lines(newer)).toContainEqual({ name: 'a:3000', state: 'holds', ms: some, revision: newer });
  expect((await reach(older)).ms).toBe(first.ms);
});

test('a later save takes nothing away from the reach of the one before', async () => {
  const revision = await save();
  for (const instance of [a, b]) await instance.holds(revision);
  const then = await reach(revision);
  const next = await save();
  expect(await reach(revision)).toEqual(then);
  expect(await reach(next)).toMatchObject({ isComplete: false });
});

describe('an instance that is not here', () => {
  test('is named as silent and holds nothing up; heard of again, it does', async () => {
    const revision = await save();
    await a.holds(revision);
    expect(await reach(revision)).toMatchObject({ isComplete: false });
    await b.wasSeen(SILENT_AFTER_MS + 1_000);
    expect(await reach(revision)).toMatchObject({ isComplete: true, ms: some });
    expect(await lines(revision)).toContainEqual({ name: 'b:3000', state: 'silent', ms: null, revision: before });
    await b.isThere();
    expect(await reach(revision)).toMatchObject({ isComplete: false });
    expect(await lines(revision)).toContainEqual({ name: 'b:3000', state: 'waiting', ms: null, revision: before });
  });

  test('and stopped in order, is not waited for and not named', async () => {
    const revision = await save();
    await a.holds(revision);
    await db.update(instances).set({ stoppedAt: sql`clock_timestamp()` }).where(sql`${instances.id} = ${b.id}`);
    expect(await reach(revision)).toMatchObject({ isComplete: true, instances: [{ id: a.id }] });
  });

  test('any more, leaves nobody of whom "everywhere" could be said', async () => {
    await db.delete(instances);
    expect(await reach(await save())).toMatchObject({ isComplete: false, ms: null, instances: [] });
  });
});

describe('an instance that started after the change', () => {
  const justStarted: Partial<Told> = { runningForMs: 0 };

  test('is waited for while it holds nothing, and has no milliseconds', async () => {
    const revision = await save();
    for (const instance of [a, b]) await instance.holds(revision);
    const { ms } = await reach(revision);
    const late = await someInstance(db, 'late:3000');
    await late.isThere(justStarted);
    expect(await reach(revision)).toMatchObject({ isComplete: false, ms });
    expect(await lines(revision)).toContainEqual({ name: 'late:3000', state: 'waiting', ms: null, revision: null });
    await late.holds(revision, {}, justStarted);
    expect(await reach(revision)).toMatchObject({ isComplete: true, ms });
    expect(await lines(revision)).toContainEqual({ name: 'late:3000', state: 'holds', ms: null, revision });
  });

  test('from an older snapshot of Upstash, is waited for', async () => {
    const revision = await save();
    for (const instance of [a, b]) await instance.holds(revision);
    const late = await someInstance(db, 'late:3000');
    await late.holds(before, { origin: 'upstash', isAcknowledged: false }, justStarted);
    expect(await reach(revision)).toMatchObject({ isComplete: false });
  });
});

test('one that was forgotten and is back is counted by what it holds', async () => {
  const revision = await save();
  for (const instance of [a, b]) await instance.holds(revision);
  await db.delete(instances).where(sql`${instances.id} = ${b.id}`);
  await b.holds(revision, { isAcknowledged: false });
  expect(await reach(revision)).toMatchObject({ isComplete: true });
  await b.holds(revision, { isAcknowledged: false, lineage: crypto.randomUUID() });
  expect(await reach(revision)).toMatchObject({ isComplete: false });
});

test.each([-1, 1])('the clock of an instance may be off by %i h: only the database’s counts', async (hours) => {
  const revision = await save();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
  for (const instance of [a, b]) await instance.holds(revision);
  const { isComplete, ms } = await reach(revision);
  expect(isComplete).toBe(true);
  expect(ms).toBeLessThan(60_000);
});

describe('refuses', () => {
  test('an environment that there is not', async () => {
    for (const environment of ['nowhere', 'no\0where']) {
      const refused = reachOf(db, { environment, revision: 1 });
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', more: { field: 'environment' } });
    }
  });

  test('a revision that there is not yet, and names the newest', async () => {
    const refused = reach(before + 1);
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', more: { field: 'revision' } });
    await expect(refused).rejects.toThrow(`There is no r ${before + 1} in production yet: r ${before} is the newest.`);
  });

  test('an earlier one whose acknowledgements are forgotten', async () => {
    const sentence = new RegExp(`^What the instances said of r 0 is forgotten: ask for the newest, r ${before}\\.$`);
    await expect(reach(0)).rejects.toThrow(sentence);
    await db.insert(history).values({
      chain: 'made up',
      sequence: 1,
      changeId: crypto.randomUUID(),
      at: sql`clock_timestamp() - interval '61 minutes'`,
      action: 'flag.edited',
      actorType: 'system',
      environmentId: sql`(select id from environments where key = ${PRODUCTION})`,
      body: JSON.stringify({ revision: 0 }),
      previousHash: '',
      hash: '',
    });
    await expect(reach(0)).rejects.toThrow(sentence);
  });
});

test('the newest revision has a reach, however old it is', async () => {
  const staging = { environment: 'staging', revision: 1 };
  await db
    .update(environments)
    .set({ revisedAt: sql`clock_timestamp() - interval '3 hours'` })
    .where(sql`${environments.key} = 'staging'`);
  await a.holds(1, { environment: 'staging' });
  expect(await reachOf(db, staging)).toMatchObject({ revision: 1, isComplete: false });
  await b.holds(1, { environment: 'staging' });
  expect(await reachOf(db, staging)).toMatchObject({ isComplete: true });
});
