import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../db/migrate';
import { embeddedPostgres } from '../../scripts/postgres/embedded-postgres';
import { ensureDatabase } from '../../scripts/postgres/ensure-database';
import { identityOf } from '../../scripts/processes/process-identity.mjs';
import { redisProgram } from '../../scripts/redis/redis-program';
import { testDataDir } from './test-data-dir';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this run; `template` is a migrated database to copy, `prefix` begins its copies' names. */
    postgres: { readonly serverUrl: string; readonly template: string; readonly prefix: string };
    redis: { readonly path: string } | { readonly url: string };
  }
}

/** What the integration tests share: a real PostgreSQL with one migrated database to copy, and the way to a Redis. */
export default async function provideStores(project: TestProject): Promise<() => Promise<void>> {
  project.provide('redis', redisProgram(process.env));

  const { urlOf, release } = await embeddedPostgres(testDataDir(process.env), TEST_SETTINGS);
  const serverUrl = urlOf('postgres');
  const prefix = `run_${process.pid}_`;
  const template = `${prefix}template`;
  await dropDatabases(serverUrl, (name) => name.startsWith(prefix) || !isRunNow(name));
  await ensureDatabase(serverUrl, template);
  await migrateDatabase(urlOf(template));
  project.provide('postgres', { serverUrl, template, prefix });
  return async () => {
    await dropDatabases(serverUrl, (name) => name.startsWith(prefix));
    await release();
  };
}

// What these give away is durability across a power cut, nothing that a test can see.
const TEST_SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' };

async function dropDatabases(serverUrl: string, isUnwanted: (name: string) => boolean): Promise<void> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = await client<{ datname: string }[]>`select datname from pg_database where datname like 'run\_%'`;
    for (const { datname } of rows.filter((row) => isUnwanted(row.datname))) {
      await client`drop database if exists ${client(datname)} with (force)`;
    }
  } finally {
    await client.end();
  }
}

/** Whether a database belongs to a run that is still going: its name holds the process id. */
function isRunNow(name: string): boolean {
  const pid = Number(name.split('_')[1]);
  return identityOf(pid) !== null;
}
