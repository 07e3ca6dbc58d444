import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testDatabase } from '@/e2e/support/test-database';
import { isUnreachable } from '@/lib/history/unavailable';
import { openDatabase, type Queryable } from './client';
import { environments } from './schema';

const { url, db: watcher, close: leave } = await testDatabase();
const gate = await tcpGate(url);
afterAll(leave);
afterEach(() => gate.open());

const TIMEOUT_MS = 300;

function impatient(connectionCountMax = 3) {
  return openDatabase(gate.url, { connectionCountMax, readTimeoutMs: TIMEOUT_MS });
}

const environmentKeys = async (db: Queryable) =>
  (await db.select().from(environments).orderBy(environments.id)).map(({ key }) => key);
const slowly = (db: Queryable) => db.execute(sql`select pg_sleep(0.05), pg_backend_pid() as pid`);

/** What a read was refused with, and whether callers will take it for an outage. */
async function refusalOf(read: Promise<unknown>): Promise<string> {
  const error = await read.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const code = error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code;
  return `${code}${isUnreachable(error) ? ', unreachable' : ''}`;
}

describe('a database that says nothing, on connections that were good', () => {
  test('refuses every read in time, and answers the next ones once it is back', async () => {
    const { db, close } = impatient();
    await Promise.all([slowly(db), slowly(db), slowly(db)]);
    gate.blackHole();
    const reads = Array.from({ length: 20 }, () => refusalOf(environmentKeys(db)));
    expect(new Set(await Promise.all(reads))).toEqual(new Set(['READ_LOST, unreachable']));
    await gate.open();
    expect(await Promise.all([1, 2, 3, 4].map(() => environmentKeys(db)))).toHaveLength(4);
    await close();
  });

  test('is not waited for on a new connection either', async () => {
    const { db, close } = impatient();
    gate.blackHole();
    expect(await refusalOf(environmentKeys(db))).toContain('unreachable');
    await gate.open();
    expect(await environmentKeys(db)).toEqual(['production', 'staging', 'development']);
    await close();
  });

  test('costs nobody else an answer: what another connection was about to say is heard', async () => {
    const { db, close } = openDatabase(gate.url, { connectionCountMax: 2, readTimeoutMs: 1_000 });
    await Promise.all([slowly(db), slowly(db)]);
    const answers = gate.holdAnswers();
    const silent = refusalOf(environmentKeys(db));
    await answers.held;
    const late = new Promise((resolve) => setTimeout(resolve, 700)).then(() => slowly(db));
    expect(await silent).toBe('READ_LOST, unreachable');
    answers.release();
    expect(await late).toHaveLength(1);
    await close();
  });
});

test('a connection that was given up is not asked again, nor kept', async () => {
  const { db, close } = impatient(1);
  const [{ pid } = { pid: 0 }] = await slowly(db);
  const answers = gate.holdAnswers();
  expect(await refusalOf(slowly(db))).toBe('READ_LOST, unreachable');
  answers.release();
  expect((await slowly(db))[0]?.pid).not.toBe(pid);
  const stays = () => watcher.execute(sql`select 1 from pg_stat_activity where pid = ${pid}`);
  await vi.waitFor(async () => expect(await stays()).toHaveLength(0), { timeout: 10_000, interval: 5 });
  await close();
});

test('a server that was out of reach is asked again the moment that somebody reads', async () => {
  const { db, close } = impatient();
  await environmentKeys(db);
  for (let outage = 0; outage < 3; outage++) {
    await gate.refuse();
    expect(await refusalOf(environmentKeys(db))).toContain('unreachable');
    await gate.open();
    await vi.waitFor(() => environmentKeys(db), { timeout: 10_000, interval: 20 });
  }
  await close();
});

test('a read that fails is told as it is, and costs no connection', async () => {
  const { db, close } = impatient(1);
  const [{ pid } = { pid: 0 }] = await slowly(db);
  expect(await refusalOf(db.execute(sql`select 1 / 0`))).toBe('22012');
  expect((await slowly(db))[0]?.pid).toBe(pid);
  await close();
});
