import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testDatabase } from '@/e2e/support/test-database';
import { flushEvaluationCounts, ROWS_PER_WRITE_MAX } from './flush';
import { tallies } from './process-tallies';
import { pruneEvaluationCounts, UNKNOWN_KEPT_MAX } from './prune';
import { writeCounts } from './write-tallies';

const { url, db, close } = await testDatabase();
const gate = await tcpGate(url);
const through = openDatabase(gate.url);
afterAll(() => Promise.all([close(), through.close()]));
beforeEach(async () => {
  tallies().take(0);
  await gate.open();
  await db.execute(sql`truncate evaluation_counts, unknown_keys`);
});

const ask = (times: number, key = 'asked') => {
  for (let i = 0; i < times; i += 1) tallies().count('production', key, i % 2 ? 'on' : 'off');
};
const total = async () =>
  Number((await db.execute(sql`select coalesce(sum(count), 0) as total from evaluation_counts`))[0]?.total);

test('a flush adds to the hour that it is by the database’s clock, and the moment only moves forward', async () => {
  for (const _ of [1, 2]) {
    ask(4);
    tallies().countUnknown('staging', 'mistyped');
    await flushEvaluationCounts(db);
  }
  const counts = await db.execute(sql`
    select variant, count::int, hour = date_trunc('hour', last_at, 'UTC') as "inItsHour",
      last_at between now() - interval '1 minute' and now() as "justNow" from evaluation_counts order by variant`);
  expect([...counts]).toEqual([
    { variant: 'off', count: 4, inItsHour: true, justNow: true },
    { variant: 'on', count: 4, inItsHour: true, justNow: true },
  ]);
  const unknown = await db.execute(sql`select key, count::int, first_at < last_at as "twice" from unknown_keys`);
  expect([...unknown]).toEqual([{ key: 'mistyped', count: 2, twice: true }]);
});

test('more flags than one statement takes are all written', async () => {
  for (let i = 0; i < ROWS_PER_WRITE_MAX; i += 1) ask(2, `flag_${i}`);
  await flushEvaluationCounts(db);
  expect(await total()).toBe(2 * ROWS_PER_WRITE_MAX);
});

test('what an environment that is no more was asked is dropped, and the rest is written', async () => {
  tallies().count('gone', 'asked', 'on');
  ask(1);
  await flushEvaluationCounts(db);
  expect(await total()).toBe(1);
});

describe('a database that is away', () => {
  test('loses nothing: what was counted waits in memory, and is written once', async () => {
    await gate.refuse();
    for (const _ of [1, 2, 3]) {
      ask(2);
      await expect(flushEvaluationCounts(through.db)).rejects.toThrow();
    }
    await gate.open();
    await flushEvaluationCounts(through.db);
    await flushEvaluationCounts(through.db);
    expect(await total()).toBe(6);
  });

  test('in the middle of a flush keeps the batch that was under way, and writes none twice', async () => {
    for (let i = 0; i < ROWS_PER_WRITE_MAX; i += 1) ask(2, `flag_${i}`);
    const { held } = gate.holdAnswers('INSERT');
    const flushing = flushEvaluationCounts(through.db);
    flushing.catch(() => {});
    await held;
    await gate.refuse();
    await expect(flushing).rejects.toThrow();
    await gate.open();
    await flushEvaluationCounts(through.db);
    expect(await total()).toBe(2 * ROWS_PER_WRITE_MAX);
  });

  test('during the commit counts nothing twice: what nobody can know of is given up', async () => {
    ask(4);
    const { held } = gate.holdAnswers('COMMIT');
    const flushing = flushEvaluationCounts(through.db);
    flushing.catch(() => {});
    await held;
    await gate.refuse();
    await expect(flushing).rejects.toThrow();
    await gate.open();
    await flushEvaluationCounts(through.db);
    expect(await total()).toBe(4);
  });
});

test('two instances that write the same flags at once, a hundred times, wait for each other and never deadlock', async () => {
  const rows = Array.from({ length: 100 }, (_, i) => `flag_${i}`).map((key) => {
    return { environment: 'production', key, variant: 'on', count: 1, takenAt: 0 };
  });
  const instance = async (mine: typeof rows) => {
    for (let i = 0; i < 100; i += 1) await db.transaction((tx) => writeCounts(tx, mine, 0));
  };
  await Promise.all([instance(rows), instance(rows.toReversed())]);
  expect(await total()).toBe(20_000);
});

test('hours older than 30 days and keys not asked for in seven are forgotten, and of made-up keys only so many kept', async () => {
  const id = sql`(select id from environments where key = 'production')`;
  await db.execute(sql`insert into evaluation_counts select ${id}, 'asked', 'on', hour, 1, hour
    from generate_series(now() - interval '40 days', now() - interval '20 days', interval '1 day') as hour`);
  await db.execute(
    sql`insert into unknown_keys values (${id}, 'old', 1, now() - interval '8 days', now() - interval '8 days')`,
  );
  await db.execute(sql`insert into unknown_keys select ${id}, 'made_up_' || n, 1, at, at from (
    select n, now() - n * interval '1 second' as at from generate_series(1, ${UNKNOWN_KEPT_MAX + 100}) as n) as made`);
  await pruneEvaluationCounts(db);
  expect(await total()).toBe(10);
  const [kept] = await db.execute(sql`
    select count(*)::int, max(substring(key from 9)::int) as oldest from unknown_keys`);
  expect(kept).toEqual({ count: UNKNOWN_KEPT_MAX, oldest: UNKNOWN_KEPT_MAX });
});
