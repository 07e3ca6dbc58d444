import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testDatabase } from '@/e2e/support/test-database';
import { openDatabase, type Transaction } from './client';
import { BEGIN_TIMEOUT_MS } from './line';
import { TRANSACTIONS_AT_ONCE_MAX, TURN_TIMEOUT_MS, transactionsOn } from './transactions';
import { urgently } from './urgently';

const { url } = await testDatabase();
const { db, close } = openDatabase(url, { connectionCountMax: 2 });
const owner = postgres(url, { max: 1, onnotice: () => {} });
await owner`create table notes (text text check (text <> 'wrong'))`;
afterAll(async () => {
  await close();
  await owner.end();
});

const write = (tx: Transaction, text: string) => tx.execute(sql`insert into notes values (${text})`);
const notes = async () => (await owner`select text from notes order by text`).map(({ text }) => text);
const backend = async (tx: Transaction) => Number((await tx.execute(sql`select pg_backend_pid() as pid`))[0]?.pid);

// The driver's own transactions fail here: an exception that nobody can catch, and no connection in its place, ever.
describe('a connection that is killed in the middle of a transaction', () => {
  test.each([
    ['while a statement is under way', sql`select pg_sleep(30)`],
    ['while it is idle', null],
  ])('%s takes the transaction with it, and nothing else', async (_when, statement) => {
    for (let round = 0; round < 2 * TRANSACTIONS_AT_ONCE_MAX; round++) {
      const failing = db.transaction(async (tx) => {
        await write(tx, 'lost');
        const pid = await backend(tx);
        const sleeping = statement && tx.execute(statement);
        sleeping?.then(null, () => {});
        await untilSleeping(pid, statement !== null);
        await owner`select pg_terminate_backend(${pid})`;
        await sleeping;
        for (;;) await write(tx, 'lost as well');
      });
      await expect(failing).rejects.toThrow();
    }
    const pids = new Set<number>();
    for (let i = 0; i < 2 * TRANSACTIONS_AT_ONCE_MAX; i++) pids.add(await db.transaction(backend));
    expect(pids.size).toBeGreaterThan(0);
    expect(await notes()).toEqual([]);
  });
});

test('what a transaction says after its connection was lost is not written on the next one, outside of everything', async () => {
  const transactions = transactionsOn((onclose) => postgres(url, { max: 1, onclose, onnotice: () => {} }));
  const over = Promise.withResolvers<void>();
  const failing = transactions.begin(async (tx) => {
    const [row] = await tx.unsafe('select pg_backend_pid() as pid');
    // Nobody minds the failure.
    const sleeping = tx.unsafe('select pg_sleep(30)').then(null, () => {});
    await untilSleeping(row?.pid, true);
    await owner`select pg_terminate_backend(${row?.pid})`;
    await sleeping;
    const writing = tx.unsafe(`insert into notes values ('outside of everything')`);
    await writing.then(null, () => {});
    over.resolve();
  });
  await expect(failing).rejects.toThrow('the connection to the database was lost');
  await over.promise;
  expect(await notes()).toEqual([]);
  await transactions.close();
});

/** Waits until PostgreSQL itself says that the statement is under way. */
async function untilSleeping(pid: number, expected: boolean): Promise<void> {
  const [row] = await owner`select wait_event = 'PgSleep' as sleeping from pg_stat_activity where pid = ${pid}`;
  if (Boolean(row?.sleeping) !== expected) await untilSleeping(pid, expected);
}

test('a transaction whose statement failed is not saved, even where nobody minded the failure', async () => {
  const failing = db.transaction(async (tx) => {
    await write(tx, 'right');
    await write(tx, 'wrong').then(null, () => {});
  });
  await expect(failing).rejects.toThrow('a statement of the transaction had failed');
  expect(await notes()).toEqual([]);
});

test('what a transaction throws reaches its caller as it is, and its connection is used again', async () => {
  const pid = await db.transaction(backend);
  const error = new Error('changed my mind');
  const failing = db.transaction(async (tx) => {
    await write(tx, 'taken back');
    throw error;
  });
  await expect(failing).rejects.toBe(error);
  expect(await db.transaction(backend)).toBe(pid);
  expect(await notes()).toEqual([]);
});

test('any number of transactions at once are all done, a few at a time', async () => {
  let underWay = 0;
  let most = 0;
  const busy = Promise.withResolvers<void>();
  const texts = Array.from({ length: 50 }, (_, i) => `note ${String(i).padStart(2, '0')}`);
  await Promise.all(
    texts.map((text) =>
      db.transaction(async (tx) => {
        underWay += 1;
        most = Math.max(most, underWay);
        if (underWay === TRANSACTIONS_AT_ONCE_MAX) busy.resolve();
        await busy.promise;
        await write(tx, text);
        underWay -= 1;
      }),
    ),
  );
  expect(most).toBe(TRANSACTIONS_AT_ONCE_MAX);
  expect(await notes()).toEqual(texts);
});

test('what is urgent has a connection of its own, and its turn before all that wait', async () => {
  const begun: string[] = [];
  const ends = Array.from({ length: TRANSACTIONS_AT_ONCE_MAX }, () => Promise.withResolvers<void>());
  const full = Promise.withResolvers<void>();
  const long = ends.map(({ promise }, nth) =>
    db.transaction(async () => {
      if (nth === TRANSACTIONS_AT_ONCE_MAX - 1) full.resolve();
      await promise;
    }),
  );
  await full.promise;
  const named = (name: string, ended: Promise<void> = Promise.resolve()) =>
    db.transaction(async () => {
      begun.push(name);
      await ended;
    });
  const ordinary = [named('first'), named('second')];
  const endOfKill = Promise.withResolvers<void>();
  const kill = urgently(() => named('kill', endOfKill.promise));
  const nextKill = urgently(() => named('next kill'));
  await vi.waitFor(() => expect(begun).toEqual(['kill']));
  ends[0]?.resolve();
  await nextKill;
  expect(begun.slice(0, 2)).toEqual(['kill', 'next kill']);
  endOfKill.resolve();
  for (const { resolve } of ends) resolve();
  await Promise.all([...long, ...ordinary, kill]);
  expect(begun.slice(2)).toEqual(['first', 'second']);

  // The connection that was more stays for what is urgent.
  let [underWay, most] = [0, 0];
  const busy = Promise.withResolvers<void>();
  const many = Array.from({ length: 3 * TRANSACTIONS_AT_ONCE_MAX }, () =>
    db.transaction(async () => {
      most = Math.max(most, ++underWay);
      if (underWay === TRANSACTIONS_AT_ONCE_MAX) busy.resolve();
      await busy.promise;
      await sleep(5);
      underWay -= 1;
    }),
  );
  await Promise.all(many);
  expect(most).toBe(TRANSACTIONS_AT_ONCE_MAX);
});

describe('nobody waits for ever', () => {
  test('for a turn, while the others do not end', async () => {
    const ended = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    let underWay = 0;
    const long = Array.from({ length: TRANSACTIONS_AT_ONCE_MAX }, () =>
      db.transaction(async () => {
        underWay += 1;
        if (underWay === TRANSACTIONS_AT_ONCE_MAX) begun.resolve();
        await ended.promise;
      }),
    );
    await begun.promise;
    const refused = expect(afterTime(TURN_TIMEOUT_MS, () => db.transaction(backend))).rejects;
    await refused.toMatchObject({ name: 'TransactionLost', message: 'its turn did not come in time' });
    ended.resolve();
    await Promise.all(long);
    expect(await db.transaction(backend)).toBeGreaterThan(0);
  });

  test('for a transaction to begin, on a connection that says nothing any more', async () => {
    const gate = await tcpGate(url);
    const transactions = transactionsOn((onclose) => postgres(gate.url, { max: 1, onclose, onnotice: () => {} }));
    const ask = () => transactions.begin((tx) => tx.unsafe('select 1'));
    await ask();
    gate.blackHole();
    await expect(afterTime(BEGIN_TIMEOUT_MS, ask)).rejects.toThrow('the database says nothing');
    await gate.open();
    expect(await ask()).toHaveLength(1);
    await transactions.close();
  });
});

/** Does something, and lets that much time pass in no time. */
async function afterTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const doing = work();
    doing.catch(() => {});
    await vi.advanceTimersByTimeAsync(ms);
    return await doing;
  } finally {
    vi.useRealTimers();
  }
}
