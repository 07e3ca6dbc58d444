import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import type { Database, Queryable } from '@/db/client';
import { contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { testDatabase } from '@/e2e/support/test-database';
import { ENVIRONMENTS } from '@/e2e/support/trace';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { writeCounts, writeUnknownKeys } from '@/lib/evaluation-counts/write-tallies';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { verifyHistory } from '@/lib/history/verify-history';
import { SnapshotStore } from '@/lib/snapshot/store';
import { BACKED_UP_TABLES, LEFT_OUT_TABLES } from './backed-up-tables';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

const CHANGES = 500;
const { url, db, ada, flag } = await flagWorld();
const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-backup-'));
const file = path.join(folder, 'sluice.backup');
afterAll(() => rmSync(folder, { recursive: true }));

await makeApiToken(ada, { name: 'checkout service', ability: 'admin' });
for (let i = 0; i < 20; i++) await flag(`flag_${i}`);
for (let i = 0; i < CHANGES; i++) {
  const environment = ENVIRONMENTS[i % 3] ?? PRODUCTION;
  const patch = i % 5 ? { rollout_percentage: (i * 7919) % 100 } : { owner: `Gr\u2028ün \\ "${i}"\n` };
  await editFlag(ada, { environment, key: `flag_${(i * 31) % 20}`, patch });
}
await archiveFlag(ada, { environment: PRODUCTION, key: 'flag_0', input: {} });
/** Somebody asks for a flag, and for one that there is not. */
async function countAsked(at: Database): Promise<void> {
  const one = { environment: PRODUCTION, count: 1, takenAt: 0 };
  await writeCounts(at, [{ ...one, key: 'flag_1', variant: 'on' }], 0);
  await writeUnknownKeys(at, [{ ...one, key: 'typo', variant: null }], 0);
}
await countAsked(db);
const counts = await writeBackup(url, { file, now: new Date() });

/** Every row of a table, as PostgreSQL writes it. */
const textOf = async (from: Queryable, table: string) =>
  (await from.execute(sql.raw(`select t::text as row from ${table} t order by 1`))).map(({ row }) => row);
const rowCounts = async (from: Queryable) =>
  Object.fromEntries(
    await Promise.all(BACKED_UP_TABLES.map(async (table) => [table, (await textOf(from, table)).length])),
  );

test('every table is backed up, or left out on purpose', async () => {
  const rows = await db.execute(sql`select tablename from pg_tables where schemaname = 'public' order by 1`);
  expect(rows.map(({ tablename }) => tablename)).toEqual([...BACKED_UP_TABLES, ...LEFT_OUT_TABLES].sort());
});

test('what was backed up comes back elsewhere to the letter, with another lineage, and its history holds', async () => {
  const elsewhere = await testDatabase();
  expect(await restoreBackup(elsewhere.url, file)).toEqual(counts);
  for (const table of BACKED_UP_TABLES.filter((one) => one !== 'installation')) {
    expect(await textOf(elsewhere.db, table)).toEqual(await textOf(db, table));
  }
  const installation = async (from: Queryable) =>
    (await from.execute(sql`select lineage, chain_sequence, chain_hash, created_at from installation`))[0];
  const [{ lineage, ...rest } = { lineage: '' }, { lineage: before, ...restBefore } = { lineage: '' }] = [
    await installation(elsewhere.db),
    await installation(db),
  ];
  expect(rest).toEqual(restBefore);
  expect(lineage).not.toBe(before);
  for await (const { fault } of verifyHistory(elsewhere.db)) expect(fault).toBeNull();

  const made = await editFlag(contextOf(elsewhere.db, ada.actor), {
    environment: PRODUCTION,
    key: 'flag_1',
    patch: { rollout_percentage: 1.5, note: 'life goes on' },
  });
  expect(made.result).toBe(true);
  await makeApiToken(contextOf(elsewhere.db, ada.actor), { name: 'another', ability: 'admin' });
  await elsewhere.close();
});

test("what an empty installation counted meanwhile is in nobody's way", async () => {
  const elsewhere = await testDatabase();
  await countAsked(elsewhere.db);
  await restoreBackup(elsewhere.url, file);
  expect(await rowCounts(elsewhere.db)).toEqual(counts);
  await elsewhere.close();
});

test('an instance that holds more of the old lineage takes the restored state', async () => {
  const elsewhere = await testDatabase();
  await restoreBackup(elsewhere.url, file);
  let now = db;
  const store = new SnapshotStore({
    db: new Proxy(db, { get: (_, name) => Reflect.get(now, name) }),
    monotonicNow: () => performance.now(),
  });
  await editFlag(ada, { environment: PRODUCTION, key: 'flag_2', patch: { rollout_percentage: 99.9 } });
  await store.poll();
  expect(store.current(PRODUCTION)?.flags.get('flag_2')?.percentage).toBe(99.9);
  now = elsewhere.db;
  await store.poll();
  expect(store.current(PRODUCTION)?.flags.get('flag_2')?.percentage).not.toBe(99.9);
  await elsewhere.close();
});

describe('nothing is written', () => {
  const refused = async (name: string, bytes: Uint8Array | null, sentence: RegExp) => {
    const target = await testDatabase();
    const bad = path.join(folder, name);
    if (bytes) writeFileSync(bad, bytes);
    const before = await rowCounts(target.db);
    await expect(restoreBackup(target.url, bad)).rejects.toThrow(sentence);
    expect(await rowCounts(target.db)).toEqual(before);
    await target.close();
  };
  const whole = () => gunzipSync(readFileSync(file)).toString();
  const altered = (change: (text: string) => string) => {
    const text = change(whole());
    expect(text).not.toBe(whole());
    return gzipSync(text);
  };

  test.each([
    ['of a file that is cut short', () => readFileSync(file).subarray(0, -100), /cannot be read to its end/],
    [
      'of lines that are cut short',
      () => gzipSync(`${whole().split('\n').slice(0, -2).join('\n')}\n`),
      /before its end/,
    ],
    [
      'of a value that was altered',
      () => altered((text) => text.replace('"role":"admin"', '"role":"member"')),
      /altered/,
    ],
    [
      'of a value that no row may have',
      () => altered((text) => text.replace('"role":"admin"', '"role":"king"')),
      /altered/,
    ],
    ['of a row that was taken out', () => altered((text) => text.replace(/\{"row":.*"flag_3".*\n/, '')), /altered/],
    [
      'of a table that we do not know',
      () => altered((text) => text.replace('"table":"flags"', '"table":"pg_authid"')),
      /altered/,
    ],
    ['of a file that is not ours', () => gzipSync('{"hello":"world"}\n'), /no backup of Sluice/],
    ['of a file that is not compressed', () => Buffer.from('hello'), /cannot be read/],
    ['of a file that is not there', () => null, /cannot be read/],
    [
      'of a newer schema',
      () => altered((text) => text.replace(/"schema":\d+/, '"schema":9999999999999')),
      /newer version/,
    ],
  ])('%s', (name, bytes, sentence) => refused(name, bytes(), sentence));

  test('into a database that is in use', async () => {
    await expect(restoreBackup(url, file)).rejects.toThrow(/This database is in use: it has 20 flags, 1 people/);
  });
});

test('a backup that cannot be finished leaves the one before', async () => {
  const kept = path.join(folder, `${randomUUID()}.backup`);
  writeFileSync(kept, 'the one before');
  await expect(writeBackup('postgres://nobody@127.0.0.1:1/nothing', { file: kept, now: new Date() })).rejects.toThrow();
  expect(readFileSync(kept, 'utf8')).toBe('the one before');
});
