import postgres from 'postgres';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '@/db/client';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testDatabase } from '@/e2e/support/test-database';
import { type Hearing, type Listener, listenForChanges } from './listen';
import { CHANGE_CHANNEL, type Notification } from './notification';

const { url, db, close } = await testDatabase();
afterAll(close);
const gate = await tcpGate(url);
const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(() => sql.end());

const said: Notification = { environment: 'production', revision: 7 };
const say = (payload: string) => sql.notify(CHANGE_CHANNEL, payload);

let listener: Listener | null = null;
let heard: Notification[] = [];
let listening = 0;
let hearings: Hearing[] = [];
beforeEach(() => gate.open());
afterEach(async () => {
  await listener?.close();
  heard = [];
  listening = 0;
  hearings = [];
});

function listen(said: Partial<Parameters<typeof listenForChanges>[1]> = {}): void {
  listener = listenForChanges(gate.url, {
    db,
    onChange: (change) => heard.push(change),
    onListening: () => {
      listening += 1;
    },
    onHearing: (hearing) => hearings.push(hearing),
    ...said,
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

/** Notifications arrive under names that nobody listens to: as lost as in a transaction pooler. */
const saidElsewhere = (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replaceAll('sluice_', 'nobody_'), 'latin1');

describe('proves that it hears', () => {
  const untilHearing = (hearing: Hearing) =>
    vi.waitFor(() => expect(hearings.at(-1)).toBe(hearing), { timeout: 10_000, interval: 5 });

  test('right after it began, and says so', async () => {
    listen();
    await untilHearing('proved');
    expect(new Set(hearings)).toEqual(new Set(['proved']));
  });

  test('and where its connection is only half open takes another, which looks for what was missed', async () => {
    const own = ownChannel();
    listen({ timing: { proveEveryMs: 20, deadlineMs: 500 } });
    await untilHearing('proved');
    // This connection, and no later one.
    gate.silence(own());
    await untilListening(2);
    await untilHearing('proved');
    await say(JSON.stringify(said));
    expect(await heardByNow()).toEqual([said]);
  });

  test('and where nothing said is ever heard, as through a transaction pooler, counts as impossible after three tries', async () => {
    gate.spoil((bytes) => saidElsewhere(bytes));
    listen({ timing: { proveEveryMs: 20, deadlineMs: 100, comeBackAfterMs: 5, tryAgainAfterMs: 50 } });
    await untilHearing('impossible');
    expect(hearings).toEqual(['unproved', 'unproved', 'impossible']);
    await untilListening(4);
    expect(hearings).not.toContain('proved');
    await gate.open();
    await untilHearing('proved');
  });

  test('and counts as impossible where the database can be spoken to and the listener is turned away', async () => {
    await gate.refuse();
    listen({ timing: { comeBackAfterMs: 5 } });
    await untilHearing('impossible');
    expect(listening).toBe(0);
  });

  test('but a database that is away altogether proves nothing against it', async () => {
    const away = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
    listen({ db: away.db, timing: { proveEveryMs: 5, deadlineMs: 5, comeBackAfterMs: 5 } });
    await vi.waitFor(() => expect(hearings.length).toBeGreaterThan(5), { timeout: 10_000, interval: 5 });
    expect(new Set(hearings)).toEqual(new Set(['unproved']));
    expect(listening).toBe(1);
    await say(JSON.stringify(said));
    expect(await heardByNow()).toEqual([said]);
    await away.close();
  });
});

test('hears nothing after it was closed, and leaves no connection behind', async () => {
  const own = ownChannel();
  listen();
  await untilListening(1);
  const count = async () => {
    const [row] = await sql`select count(*)::int from pg_stat_activity
      where datname = current_database() and query like ${`listen%${own()}%`}`;
    return row?.count;
  };
  expect(await count()).toBe(1);
  await listener?.close();
  await vi.waitFor(async () => expect(await count()).toBe(0), { timeout: 10_000, interval: 5 });
  await say(JSON.stringify(said));
  expect(heard).toEqual([]);
});

/** The channel on which the first listener from now on speaks to itself. */
function ownChannel(): () => string {
  let words = '';
  gate.onQuestion((bytes) => {
    words += bytes.toString('latin1');
  });
  return () => /sluice_ear_[0-9a-f-]+/.exec(words)?.[0] ?? 'it has not listened yet';
}
