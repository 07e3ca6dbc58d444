import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../db/client';
import { ensureDatabase } from '../../scripts/postgres/ensure-database';
import { databaseUrl } from './database-url';

export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  readonly db: Database;
  /** Closes `db`. The database itself goes when the run ends. */
  readonly close: () => Promise<void>;
}

/**
 * A database of this caller's own on a real PostgreSQL: migrated, empty, gone after the run. Call it once a test file;
 * more often where a test needs a second installation.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { serverUrl, template, prefix } = inject('postgres');
  const name = `${prefix}${randomUUID().replaceAll('-', '')}`;
  await ensureDatabase(serverUrl, name, template);
  const url = databaseUrl(serverUrl, name);
  return { url, name, ...openDatabase(url) };
}
