import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '@/db/client';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { type TcpGate, tcpGate } from '@/e2e/support/tcp-gate';
import { testUpstash } from '@/e2e/support/test-upstash';
import { fillSnapshot } from '@/lib/cache/snapshot-cache';
import { connectUpstash } from '@/lib/cache/upstash';
import { editFlag } from '@/lib/flags/edit-flag';
import { loadEnvironment } from './load';
import { type Resident, type ResidentOptions, startResident } from './resident';
import { keepSnapshots, residentSnapshots } from './resident-snapshots';

const { url, db, ada, flag } = await flagWorld();
const upstash = connectUpstash(await testUpstash());
const SECRET = 'the secret of this installation';
const NEVER_MS = 1e9;

const key = await flag('followed');
let percentage = 10;
async function save(): Promise<number> {
  percentage = (percentage % 90) + 1;
  const patch = { rollout_percentage: percentage };
  const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch });
  return revisions[PRODUCTION] ?? 0;
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  while (running.length > 0) await running.pop()?.();
});

/** An instance with a way of its own to the database, and one to listen on. */
async function instance(
  said: Partial<ResidentOptions> = {},
): Promise<Resident & { readonly way: TcpGate; readonly ear: TcpGate }> {
  const [way, ear] = [await tcpGate(url), await tcpGate(url)];
  return { ...(await instanceThrough(way, ear, said)), way, ear };
}

async function instanceThrough(way: TcpGate, ear: TcpGate, said: Partial<ResidentOptions>): Promise<Resident> {
  const { db: own, close } = openDatabase(way.url);
  const options = { db: own, listenUrl: ear.url, upstash: null, secret: SECRET, environment: PRODUCTION, ...said };
  const resident = await startResident(options);
  // It stands for another process: this one, which saves, must not tell it by itself.
  keepSnapshots(null);
  running.push(() => resident.stop(), close);
  return resident;
}

async function killListeners(): Promise<number> {
  const killed = await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'sluice listener'`);
  return killed.length;
}

/** Waits until an instance answers from a revision; nothing but that condition is waited for. */
const holds = (resident: Resident, revision: number) =>
  vi.waitFor(() => expect(resident.store.current(PRODUCTION)?.revision).toBe(revision), {
    timeout: 10_000,
    interval: 5,
  });

describe('another instance learns of a save', () => {
  test('through LISTEN alone', async () => {
    const other = await instance({ pollIntervalMs: NEVER_MS });
    for (let i = 0; i < 5; i++) await holds(other, await save());
    expect(other.store.current(PRODUCTION)?.flags.get(key)?.percentage).toBe(percentage);
  });

  test('through the poll alone, where it cannot listen', async () => {
    const [way, ear] = [await tcpGate(url), await tcpGate(url)];
    await ear.refuse();
    const other = await instanceThrough(way, ear, { pollIntervalMs: 10 });
    for (let i = 0; i < 3; i++) await holds(other, await save());
  });

  test('through the poll, where its listener looks healthy and hears nothing any more', async () => {
    const other = await instance({ pollIntervalMs: 10 });
    other.ear.blackHole();
    await holds(other, await save());
  });

  test('that was made while its listener was being killed: it comes back, and catches up by itself', async () => {
    const other = await instance({ pollIntervalMs: NEVER_MS });
    await holds(other, await save());
    for (let i = 0; i < 3; i++) {
      await vi.waitFor(async () => expect(await killListeners()).toBeGreaterThan(0), { timeout: 10_000, interval: 5 });
      await holds(other, await save());
    }
  });

  test('that was made while the whole database was out of its reach', async () => {
    const other = await instance({ pollIntervalMs: NEVER_MS });
    await Promise.all([other.way.refuse(), other.ear.refuse()]);
    const revision = await save();
    expect(other.store.current(PRODUCTION)?.revision).toBeLessThan(revision);
    await Promise.all([other.way.open(), other.ear.open()]);
    await holds(other, revision);
  });
});

describe('an instance that starts', () => {
  test('holds every environment before its first answer, and is the one that this process answers from', async () => {
    const upstash = null;
    const resident = await startResident({ db, listenUrl: url, upstash, secret: SECRET, environment: PRODUCTION });
    expect(resident.store.environments()).toEqual(expect.arrayContaining(['production', 'staging', 'development']));
    expect(residentSnapshots()).toBe(resident.store);
    await resident.stop();
    expect(residentSnapshots()).toBeNull();
  });

  test('while the database is away serves cold, and heals by itself', async () => {
    const [way, ear] = [await tcpGate(url), await tcpGate(url)];
    await Promise.all([way.refuse(), ear.refuse()]);
    const resident = await instanceThrough(way, ear, { pollIntervalMs: NEVER_MS });
    expect(resident.store.current(PRODUCTION)).toBeNull();
    const revision = await save();
    await Promise.all([way.open(), ear.open()]);
    await holds(resident, revision);
    await holds(resident, await save());
  });

  test('while the database is away answers from what Upstash has, unconfirmed, until the database is back', async () => {
    const loaded = await loadEnvironment(db, PRODUCTION, null);
    if (!loaded) throw new Error('Production is gone.');
    expect(await fillSnapshot(upstash, loaded, SECRET)).toBe('filled');
    const [way, ear] = [await tcpGate(url), await tcpGate(url)];
    await Promise.all([way.refuse(), ear.refuse()]);
    const resident = await instanceThrough(way, ear, { upstash });
    expect(resident.store.current(PRODUCTION)?.revision).toBe(loaded.revision);
    expect(resident.store.unconfirmedForMs(PRODUCTION)).toBe(Number.POSITIVE_INFINITY);
    await Promise.all([way.open(), ear.open()]);
    await vi.waitFor(() => expect(resident.store.unconfirmedForMs(PRODUCTION)).toBeLessThan(10_000), 10_000);
  });

  test('with the database there holds what the database says, whatever Upstash has', async () => {
    const revision = await save();
    const resident = await instance({ upstash });
    expect(resident.store.current(PRODUCTION)?.revision).toBe(revision);
  });
});
