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
import { verifyHistory } from '@/lib/history/verify-history';
import { listPlans } from './find-plan';
import { plainStage } from './stage';
import { startPlan } from './start-plan';

const KILLS_MAX = 200;
const PLANS = 6;
const STAGES = 20;
const AT_ONCE = 2;
/** A step takes about this long, so that a kill falls anywhere in one. */
const ONE_STEP_MS = 20;

const { url, db, ada, flag } = await flagWorld();
const program = path.join(testDataDir(process.env), `lead-until-killed-${process.pid}.cjs`);

test('of plans whose instances are killed in the middle of a step no stage is lost and none is entered twice', async () => {
  mkdirSync(path.dirname(program), { recursive: true });
  await build({
    entryPoints: ['e2e/support/lead-until-killed.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    external: ['@node-rs/argon2'],
  });
  const stages = Array.from({ length: STAGES }, (_, i) => plainStage(i));
  for (let i = 0; i < PLANS; i++) {
    const key = await flag(`led_${i}`, { enabled: false, rollout_percentage: 0 });
    await startPlan(ada, { environment: PRODUCTION, key, input: { stages } });
  }
  let kills = 0;
  const areOver = async () => (await listPlans(db, PRODUCTION)).every(({ state }) => state === 'completed');
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (kills < KILLS_MAX && !(await areOver())) {
        kills += 1;
        // What a killed process had claimed is due again in five seconds; here at once.
        await db.execute(sql`update rollout_plans set next_look_at = now() where state = 'running'`);
        await killedWhileLeading();
      }
    }),
  );

  expect(await areOver()).toBe(true);
  expect(kills).toBeGreaterThan(AT_ONCE);
  const entries = await environmentChain(db, PRODUCTION);
  for (let i = 0; i < PLANS; i++) {
    const told = entries.filter((entry) => entry.flag === `led_${i}` && entry.action !== 'flag.created');
    expect(told.map(({ after }) => Reflect.get(Object(after?.plan), 'stage'))).toEqual([
      ...stages.map((_, stage) => stage + 1),
      STAGES,
    ]);
    expect(told.at(-1)?.action).toBe('plan.completed');
  }
  for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
}, 180_000);

/** Runs an instance and kills it at some moment after its first tick. */
async function killedWhileLeading(): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, SESSION_SECRET: 'a secret that is only used by tests' };
  const child = spawn(process.execPath, [program, url], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await sleep(Math.random() * ONE_STEP_MS * 2);
  child.kill('SIGKILL');
  await ended;
}
