import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/test-database';
import { openDatabase, type Queryable } from './client';
import { environments } from './schema';

const { url } = await testDatabase();

const limits = async (db: Queryable) => {
  const [row] = await db.execute(sql`select current_setting('statement_timeout') as statement,
    current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`);
  return { ...row };
};

describe('every wait is bounded by the server too', () => {
  test('for reading, and in a transaction', async () => {
    const { db, close } = openDatabase(url);
    const expected = { statement: '5s', lock: '3s', idle: '10s' };
    expect(await limits(db)).toEqual(expected);
    expect(await db.transaction(limits)).toEqual(expected);
    await close();
  });
});

test('dates and large numbers come back alike, read by themselves or in a transaction', async () => {
  const { db, close } = openDatabase(url);
  const read = (from: Queryable) => from.select().from(environments).orderBy(environments.id);
  const [first] = await read(db);
  expect(first?.createdAt).toBeInstanceOf(Date);
  expect(first?.revision).toBe(0);
  expect(await db.transaction(read)).toEqual(await read(db));
  await close();
});

test('what was closed answers no more, and leaves no connection behind', async () => {
  const { db: watcher, close: leave } = openDatabase(url, { connectionCountMax: 1 });
  const { db, close } = openDatabase(url);
  await Promise.all([db.execute(sql`select 1`), db.transaction((tx) => tx.execute(sql`select 1`))]);
  await close();
  await expect(db.execute(sql`select 1`)).rejects.toThrow();
  const others = () =>
    watcher.execute(sql`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
  await vi.waitFor(async () => expect(await others()).toHaveLength(0), { timeout: 10_000, interval: 5 });
  await leave();
});

test('behind a transaction pooler nothing is prepared by name', async () => {
  const { db, close } = openDatabase(url, { connectionCountMax: 1, prepare: false });
  await db.select().from(environments);
  expect(await db.execute(sql`select name from pg_prepared_statements`)).toHaveLength(0);
  await close();
});
