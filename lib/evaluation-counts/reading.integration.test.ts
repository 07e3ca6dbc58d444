import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { getEvaluation } from '@/lib/http/evaluation/get-evaluation';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { flagCounts } from './flag-counts';
import { flushEvaluationCounts } from './flush';
import { listAsked } from './list-asked';
import { listUnknownKeys } from './list-unknown-keys';
import { tallies } from './process-tallies';

const world = await flagWorld({ SLUICE_EVALUATION: 'open' });
const { db } = world;
beforeAll(async () => {
  tallies().take(0);
  for (const key of ['asked', 'asked_long_ago', 'never_asked']) await world.flag(key, { rollout_percentage: 100 });
  const store = new SnapshotStore({ db, monotonicNow: () => 0 });
  keepSnapshots(store);
  await store.poll();
});
afterAll(() => keepSnapshots(null));

const evaluate = (key: string) =>
  callEndpoint<'key'>(getEvaluation, { path: '/?user_id=1', params: { key } }).then(({ status }) => status);

test('whoever asks over HTTP is counted: by variant, by the hour, and as the last to ask', async () => {
  for (let i = 0; i < 3; i += 1) expect(await evaluate('asked')).toBe(200);
  await db.execute(sql`
    insert into evaluation_counts
    select id, told.key, 'on', date_trunc('hour', now() - age), 7, now() - age from environments,
      (values ('asked', interval '3 days'), ('asked_long_ago', interval '9 days')) as told (key, age)
    where environments.key = ${PRODUCTION}`);
  await flushEvaluationCounts(db);
  const counts = await flagCounts(db, PRODUCTION, 'asked');
  expect(counts.variants).toEqual([{ variant: 'on', day: 3, week: 10, lastAt: expect.any(String) }]);
  expect(counts.hours).toHaveLength(24);
  expect(counts.hours.reduce((sum, count) => sum + count, 0)).toBe(3);
  const asked = await listAsked(db, PRODUCTION);
  expect(asked.get('asked')).toEqual({ lastAt: counts.variants[0]?.lastAt, dayCount: 3 });
  expect(asked.get('asked_long_ago')).toMatchObject({ dayCount: 0 });
  expect(asked.has('never_asked')).toBe(false);
  expect(await listAsked(db, 'staging')).toEqual(new Map());
});

test('a key that no flag has is told until a flag has it; what can be no key at all is not', async () => {
  for (const key of ['new_checkuot', 'new_checkuot', 'Asked', 'a\0b', 'x'.repeat(101), '*', 'a/b', ''])
    expect(await evaluate(key)).toBe(404);
  await flushEvaluationCounts(db);
  const unknown = await listUnknownKeys(db, PRODUCTION);
  expect(unknown.map(({ key, count }) => [key, count]).toSorted()).toEqual([
    ['Asked', 1],
    ['new_checkuot', 2],
  ]);
  await world.flag('new_checkuot');
  expect((await listUnknownKeys(db, PRODUCTION)).map(({ key }) => key)).toEqual(['Asked']);
  expect(await listUnknownKeys(db, 'staging')).toEqual([]);
});

test('a process that has read nothing counts nothing: it cannot tell what exists', async () => {
  keepSnapshots(null);
  expect(await evaluate('asked')).toBe(503);
  expect(tallies().take(0)).toEqual([]);
});

test.each(['nowhere', '', 'a\0b'])('in an environment that there is not nobody asked: %j', async (environment) => {
  expect(await listAsked(db, environment)).toEqual(new Map());
  expect(await listUnknownKeys(db, environment)).toEqual([]);
  expect((await flagCounts(db, environment, 'asked')).variants).toEqual([]);
});
