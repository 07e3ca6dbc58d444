import postgres from 'postgres';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testDatabase } from '@/e2e/support/test-database';
import { type Listener, listenForChanges } from './listen';
import { CHANGE_CHANNEL, type Notification } from './notification';

const { url } = await testDatabase();
const gate = await tcpGate(url);
const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(() => sql.end());

const said: Notification = { environment: 'production', revision: 7 };
const say = (payload: string) => sql.notify(CHANGE_CHANNEL, payload);

let listener: Listener | null = null;
let heard: Notification[] = [];
let listening = 0;
beforeEach(() => gate.open());
afterEach(async () => {
  await listener?.close();
  heard = [];
  listening = 0;
});

function listen(): void {
  listener = listenForChanges(gate.url, {
    onChange: (change) => heard.push(change),
    onListening: () => {
      listening += 1;
    },
  });
}

const untilListening = (times: number) =>
  vi.waitFor(() => expect(listening).toBe(times), { timeout: 10_000, interval: 5 });

/** What was heard by the time that something said now arrives. */
async function heardByNow(): Promise<readonly Notification[]> {
  const mark = { environment: 'mark', revision: heard.length };
  await say(JSON.stringify(mark));
  await vi.waitFor(() => expect(heard).toContainEqual(mark), { timeout: 10_000, interval: 5 });
  return heard.filter(({ environment }) => environment !== 'mark');
}

test('every notification is heard once; what is none is passed over', async () => {
  listen();
  await untilListening(1);
  await say(JSON.stringify(said));
  await say('hello');
  await say('{"environment":"production"}');
  expect(await heardByNow()).toEqual([said]);
});

describe('comes back by itself', () => {
  test('after its connection was cut, and says so, because it may have missed something', async () => {
    listen();
    await untilListening(1);
    for (let times = 2; times <= 4; times++) {
      await gate.turnAway(2);
      await gate.open();
      await untilListening(times);
    }
    await say(JSON.stringify(said));
    expect(await heardByNow()).toEqual([said]);
  });

  test('where the database was away from the beginning: once, however often it had tried, and not in a crowd', async () => {
    const away = gate.turnAway(5);
    listen();
    await away;
    await gate.open();
    await untilListening(1);
    await say(JSON.stringify(said));
    expect(await heardByNow()).toEqual([said]);
    expect(listening).toBe(1);
  });
});

test('hears nothing after it was closed, and leaves no connection behind', async () => {
  listen();
  await untilListening(1);
  await listener?.close();
  const count = async () => {
    const [row] = await sql`select count(*)::int from pg_stat_activity
      where datname = current_database() and application_name = 'sluice listener'`;
    return row?.count;
  };
  await vi.waitFor(async () => expect(await count()).toBe(0), { timeout: 10_000, interval: 5 });
  await say(JSON.stringify(said));
  expect(heard).toEqual([]);
});
