import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { testDataDir } from '@/e2e/support/test-data-dir';
import { findFlag } from '@/lib/flags/list-flags';
import { verifyHistory } from './verify-history';

const KILLS = 100;
const AT_ONCE = 4;
/** A save takes about this long, so that a kill falls anywhere in one. */
const ONE_SAVE_MS = 15;

const { url, db, ada, flag } = await flagWorld();
const program = path.join(testDataDir(process.env), `save-until-killed-${process.pid}.cjs`);

test(`of a save in whose middle its process is killed all is there, or nothing: ${KILLS} times`, async () => {
  mkdirSync(path.dirname(program), { recursive: true });
  // One file: of 100 processes that read a thousand, most of the time would go into reading.
  await build({
    entryPoints: ['e2e/support/save-until-killed.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    external: ['@node-rs/argon2'],
  });
  const keys = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => flag(`killed_${i}`)));
  const account = ada.actor.type === 'account' ? ada.actor.id : 0;
  const acknowledged: string[] = [];
  let left = KILLS;
  await Promise.all(
    keys.map(async (key) => {
      while (left-- > 0) acknowledged.push(...(await savesUntilKilled([url, String(account), PRODUCTION, key])));
    }),
  );

  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
  // What was under way when its process died ends by itself: PostgreSQL rolls it back, or had committed it.
  await db.transaction((tx) => tx.execute(sql`select id from environments order by id for update`));
  const entries = await environmentChain(db, PRODUCTION);
  const changes = new Set(entries.map(({ change }) => change));
  expect(acknowledged.filter((change) => !changes.has(change))).toEqual([]);
  for (const key of keys) {
    const mine = entries.filter((entry) => entry.flag === key);
    const now = await findFlag(db, PRODUCTION, key);
    expect(now?.version).toBe(mine.length);
    expect(mine.at(-1)?.after).toMatchObject({ owner: now?.owner });
  }
  for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
}, 180_000);

/** Runs a process that saves, kills it at some moment after its first save, and gives what was acknowledged to it. */
async function savesUntilKilled(args: readonly string[]): Promise<string[]> {
  const env = { ...process.env, DATABASE_URL: args[0], SESSION_SECRET: 'a secret that is only used by tests' };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let text = '';
  child.stdout.on('data', (bytes) => {
    text += bytes;
  });
  await Promise.race([once(child.stdout, 'data'), ended]);
  await sleep(Math.random() * ONE_SAVE_MS * 2);
  child.kill('SIGKILL');
  await ended;
  return text.split('\n').slice(0, -1);
}
