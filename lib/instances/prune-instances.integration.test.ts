import { asc, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { acknowledgements, instances } from '@/db/schema';
import { flagWorld } from '@/e2e/support/flag-world';
import { someInstance } from '@/e2e/support/some-instance';
import { ACKNOWLEDGED_FOR_MS, FORGOTTEN_AFTER_MS } from './lifetimes';
import { pruneInstances } from './prune-instances';

const { db, flag } = await flagWorld();
await flag('some');

beforeEach(() => db.delete(instances));

const names = async () => (await db.select().from(instances).orderBy(asc(instances.name))).map(({ name }) => name);

test('an instance that stopped or fell silent ten minutes ago is forgotten with all it said, no other', async () => {
  for (const [name, msAgo] of [
    ['killed long ago', FORGOTTEN_AFTER_MS + 1_000],
    ['killed just now', FORGOTTEN_AFTER_MS - 60_000],
    ['here', 0],
  ] as const) {
    const instance = await someInstance(db, name);
    await instance.holds(1);
    await instance.wasSeen(msAgo);
  }
  const stopped = await someInstance(db, 'stopped just now');
  await stopped.isThere();
  await stopped.wasSeen(FORGOTTEN_AFTER_MS + 1_000);
  await db.update(instances).set({ stoppedAt: sql`clock_timestamp()` }).where(sql`${instances.id} = ${stopped.id}`);
  await pruneInstances(db);
  expect(await names()).toEqual(['here', 'killed just now', 'stopped just now']);
  expect(await db.select().from(acknowledgements)).toHaveLength(2);
});

test('acknowledgements are kept for an hour, and the newest of an instance and environment for ever', async () => {
  const [a, b] = [await someInstance(db, 'a'), await someInstance(db, 'b')];
  for (const revision of [1, 2, 3]) await a.holds(revision);
  await b.holds(1);
  await a.holds(1, { environment: 'staging' });
  await a.acknowledged(1, ACKNOWLEDGED_FOR_MS + 3_000);
  await a.acknowledged(2, ACKNOWLEDGED_FOR_MS - 60_000);
  await b.acknowledged(1, ACKNOWLEDGED_FOR_MS * 100);
  await pruneInstances(db);
  const left = await db.select().from(acknowledgements).orderBy(asc(acknowledgements.revision));
  const kept = left.map(({ instanceId, revision }) => `${instanceId === a.id ? 'a' : 'b'} ${revision}`);
  expect(kept.toSorted()).toEqual(['a 1', 'a 2', 'a 3', 'b 1']);
});

test('many that prune at once do not stand in each other’s way', async () => {
  for (let i = 0; i < 20; i++) {
    const instance = await someInstance(db, `${i}`);
    await instance.holds(1);
    await instance.wasSeen(FORGOTTEN_AFTER_MS + 1_000);
  }
  await Promise.all(Array.from({ length: 8 }, () => pruneInstances(db)));
  expect(await names()).toEqual([]);
});
