import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ensureDatabase } from '../../scripts/postgres/ensure-database';

/**
 * A database of this caller's own on a real PostgreSQL: migrated, empty, gone after the run. Call it once a test file;
 * more often where a test needs a second installation.
 */
export async function testDatabase(): Promise<{ readonly url: string; readonly name: string }> {
  const { serverUrl, template, prefix } = inject('postgres');
  const name = `${prefix}${randomUUID().replaceAll('-', '')}`;
  await ensureDatabase(serverUrl, name, template);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, name };
}
