import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, embeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres';
import { ensureDatabase } from './ensure-database';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sluice-postgres-'));
chmodSync(dataDir, 0o755); // where PostgreSQL has to become another user, that one has to get in
const start = () => embeddedPostgres(dataDir, { fsync: 'off' });

afterEach(() => stopEmbeddedPostgres(dataDir));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('several users share one server, and the last to go stops it', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(one.urlOf('postgres')).toBe(other.urlOf('postgres'));
  await one.release();
  expect(await query(other, 'postgres', 'select 1 as n')).toEqual([{ n: 1 }]);
  await other.release();
  await expect(query(other, 'postgres', 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('a user who was killed keeps nobody from stopping the server', async () => {
  const server = await start();
  writeFileSync(path.join(dataDir, 'leases', 'of-the-killed'), `${process.pid} 1`);
  await server.release();
  await expect(query(server, 'postgres', 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('what was committed is there again after the server was killed and its process id given to another', async () => {
  const server = await start();
  await ensureDatabase(server.urlOf('postgres'), 'kept');
  await query(server, 'kept', 'create table kept as select 42 as answer');
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  const [pid = '', ...rest] = readFileSync(pidFile, 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
  writeFileSync(pidFile, [String(process.pid), ...rest].join('\n'));
  const again = await start();
  expect(await query(again, 'kept', 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a database is made once, by however many at the same time', async () => {
  const server = await start();
  await Promise.all([1, 2, 3].map(() => ensureDatabase(server.urlOf('postgres'), 'once')));
  expect(await query(server, 'once', 'select current_database() as name')).toEqual([{ name: 'once' }]);
});

test('the files of another major version are refused with a sentence, and left alone', async () => {
  const server = await start();
  await server.release();
  const version = path.join(dataDir, 'postgres', 'PG_VERSION');
  const found = readFileSync(version, 'utf8');
  writeFileSync(version, '17\n');
  await expect(start()).rejects.toThrow('was made by PostgreSQL 17, and this is PostgreSQL 18');
  expect(readFileSync(version, 'utf8')).toBe('17\n');
  writeFileSync(version, found);
});

async function query(server: EmbeddedPostgres, database: string, text: string): Promise<unknown[]> {
  const client = postgres(server.urlOf(database), { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    return [...(await client.unsafe(text))];
  } finally {
    await client.end();
  }
}
