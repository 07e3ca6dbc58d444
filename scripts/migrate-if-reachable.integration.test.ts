import { execFile } from 'node:child_process';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { environments } from '@/db/schema';
import { databaseUrl } from '@/e2e/support/database-url';
import { ensureDatabase } from './postgres/ensure-database';

// A process of its own takes seconds to start on a machine that is busy.
const START_MS_MAX = 60_000;
const NOBODY = 'postgres://nobody@127.0.0.1:1/nothing';

/** What the script says on its error output, and the code that it ends with. */
function start(settings: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  const env = { ...process.env, SESSION_SECRET: 'a secret that is only used by tests', ...settings };
  return new Promise((resolve) => {
    execFile('node', ['--import', 'tsx', 'scripts/migrate-if-reachable.ts'], { env }, (error, _, said) => {
      resolve({ code: Number(error?.code ?? 0), said });
    });
  });
}

test(
  'a container that starts on an empty database makes its schema first, however many start at once',
  async () => {
    const { serverUrl, prefix } = inject('postgres');
    const name = `${prefix}${crypto.randomUUID().replaceAll('-', '')}`;
    await ensureDatabase(serverUrl, name);
    const DATABASE_URL = databaseUrl(serverUrl, name);
    expect(await Promise.all([start({ DATABASE_URL }), start({ DATABASE_URL })])).toEqual([
      { code: 0, said: '' },
      { code: 0, said: '' },
    ]);
    const { db, close } = openDatabase(DATABASE_URL, { connectionCountMax: 1 });
    expect(await db.$count(environments)).toBe(3);
    await close();
  },
  START_MS_MAX,
);

test(
  'a container that starts while PostgreSQL is away starts, and says what it left',
  async () => {
    expect(await start({ DATABASE_URL: NOBODY })).toEqual({
      code: 0,
      said: expect.stringMatching(/^PostgreSQL does not answer, so its schema stays as it is/),
    });
  },
  START_MS_MAX,
);

test(
  'a container with settings that are wrong does not start, and names them',
  async () => {
    expect(await start({ DATABASE_URL: NOBODY, SESSION_SECRET: 'short' })).toEqual({
      code: 1,
      said: expect.stringMatching(/^SESSION_SECRET must have at least 32 characters/),
    });
  },
  START_MS_MAX,
);
