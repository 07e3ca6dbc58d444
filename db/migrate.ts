import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { CONNECT_TIMEOUT_SECONDS } from './client';

/** Any number will do, as long as every process that migrates uses the same. */
const MIGRATION_LOCK = 7_582_423;

/**
 * Brings the database at `url` to the newest schema. Any number of processes may call it at once: an advisory lock on a
 * connection of its own makes them queue (drizzle's `migrate` has none). That connection has no `lock_timeout`, which
 * would cancel the queueing too. `url` must not lead through a transaction pooler.
 */
export async function migrateDatabase(url: string, folder = path.resolve('db/migrations')): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: CONNECT_TIMEOUT_SECONDS, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 2 });
  }
}
