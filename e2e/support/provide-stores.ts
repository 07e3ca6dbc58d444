import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../db/migrate';
import { redisProgram } from '../../scripts/redis/redis-program';
import { databaseUrl } from './database-url';
import { testPostgres } from './test-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this run; `template` is a migrated database to copy, `prefix` begins its copies' names. */
    postgres: { readonly serverUrl: string; readonly template: string; readonly prefix: string };
    redis: { readonly path: string } | { readonly url: string };
  }
}

type Server = ReturnType<typeof postgres>;

const OURS = /^sluice_test_[0-9a-f]{8}_/;

/** What the integration tests share: a real PostgreSQL with one migrated database to copy, and the way to a Redis. */
export default async function provideStores(project: TestProject): Promise<() => Promise<void>> {
  project.provide('redis', redisProgram(process.env));

  const { serverUrl, stop } = await testPostgres(process.env);
  const prefix = `sluice_test_${randomBytes(4).toString('hex')}_`;
  const server = postgres(serverUrl, { max: 1, onnotice: () => {}, connection: { application_name: prefix } });
  await dropLeftovers(server);
  const template = `${prefix}template`;
  await server`create database ${server(template)}`;
  await migrateDatabase(databaseUrl(serverUrl, template));
  project.provide('postgres', { serverUrl, template, prefix });
  return async () => {
    await dropDatabases(server, (name) => name.startsWith(prefix));
    await server.end();
    await stop();
  };
}

/** Drops what killed runs left. A run is alive as long as its connection, whose name begins its databases' names. */
async function dropLeftovers(server: Server): Promise<void> {
  const rows = await server<{ name: string }[]>`select application_name as name from pg_stat_activity`;
  const alive = new Set(rows.map(({ name }) => name));
  await dropDatabases(server, (name) => !alive.has(OURS.exec(name)?.[0] ?? ''));
}

async function dropDatabases(server: Server, isUnwanted: (name: string) => boolean): Promise<void> {
  const rows = await server<{ name: string }[]>`select datname as name from pg_database order by datname`;
  for (const { name } of rows.filter((row) => OURS.test(row.name) && isUnwanted(row.name))) {
    await server`drop database if exists ${server(name)} with (force)`;
  }
}
