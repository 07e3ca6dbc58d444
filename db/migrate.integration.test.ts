import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { ensureDatabase } from '@/scripts/postgres/ensure-database';
import { migrateDatabase } from './migrate';

const { serverUrl, prefix } = inject('postgres');
const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
const folders: string[] = [];
afterAll(async () => {
  await server.end();
  for (const folder of folders) await rm(folder, { recursive: true });
});

let url = '';
beforeEach(async () => {
  const name = `${prefix}${crypto.randomUUID().replaceAll('-', '')}`;
  await ensureDatabase(serverUrl, name);
  url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
});

async function rowsOf(statement: string) {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await client.unsafe(statement);
  } finally {
    await client.end();
  }
}

test('four processes that start together migrate once, and none of them fails', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(url)));
  const { entries } = JSON.parse(await readFile('db/migrations/meta/_journal.json', 'utf8'));
  expect(await rowsOf('select * from drizzle.__drizzle_migrations')).toHaveLength(entries.length);
  expect(await rowsOf('select * from environments')).toHaveLength(3);
});

test('migrating again changes nothing: not the lineage, not the environments', async () => {
  await migrateDatabase(url);
  const before = await rowsOf('select * from installation, environments order by environments.id');
  await migrateDatabase(url);
  expect(await rowsOf('select * from installation, environments order by environments.id')).toEqual(before);
});

test('a migration that fails leaves the database as it was, and the lock to the next who tries', async () => {
  await migrateDatabase(url);
  await expect(
    migrateDatabase(url, await withMigration('CREATE TABLE half (id int);--> statement-breakpoint\nSELECT 1/0;')),
  ).rejects.toThrow();
  expect(await rowsOf(`select to_regclass('half') as half`)).toMatchObject([{ half: null }]);
  await migrateDatabase(url, await withMigration('CREATE TABLE whole (id int);'));
  expect(await rowsOf(`select to_regclass('whole')::text as whole`)).toMatchObject([{ whole: 'whole' }]);
});

test('two databases are two lineages', async () => {
  await migrateDatabase(url);
  const [one] = await rowsOf('select lineage from installation');
  url = url.replace(/\/[^/]+$/, `/${prefix}${crypto.randomUUID().replaceAll('-', '')}`);
  await ensureDatabase(serverUrl, new URL(url).pathname.slice(1));
  await migrateDatabase(url);
  const [other] = await rowsOf('select lineage from installation');
  expect(other?.lineage).not.toBe(one?.lineage);
});

/** Our migrations with one more after them, in a folder of its own. */
async function withMigration(statements: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  folders.push(folder);
  await cp('db/migrations', folder, { recursive: true });
  const journal = path.join(folder, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8'));
  const next = { idx: entries.length, version: '7', when: Date.now(), tag: '9999_next', breakpoints: true };
  await writeFile(journal, JSON.stringify({ ...rest, entries: [...entries, next] }));
  await writeFile(path.join(folder, '9999_next.sql'), statements);
  return folder;
}
