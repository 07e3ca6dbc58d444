import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import { applySettings } from '@/e2e/support/apply-settings';
import { environmentChain } from '@/e2e/support/environment-chain';
import { accountCalled, contextOf, PRODUCTION } from '@/e2e/support/flag-world';
import { ownPostgres } from '@/e2e/support/own-postgres';
import { createFlag } from '@/lib/flags/create-flag';
import { verifyHistory } from '@/lib/history/verify-history';
import { advancePlans } from './advance-plans';
import { listPlans } from './find-plan';
import { plainStage } from './stage';
import { startPlan } from './start-plan';

const CRASHES = 5;
const PLANS = 6;
const STAGES = 20;
const INSTANCES = 3;

const postgres = await ownPostgres();
afterAll(postgres.remove);
applySettings({ DATABASE_URL: postgres.url });
await migrateDatabase(postgres.url);
const { db, close } = openDatabase(postgres.url);
afterAll(close);

test(`${INSTANCES} instances lead ${PLANS} plans while PostgreSQL is killed ${CRASHES} times: every stage is entered once, in order`, async () => {
  const ctx = contextOf(db, await accountCalled(db, 'Ada'));
  const keys = Array.from({ length: PLANS }, (_, i) => `led_${i}`);
  const stages = Array.from({ length: STAGES }, (_, i) => plainStage(i));
  for (const key of keys) {
    await createFlag(ctx, { environment: PRODUCTION, input: { key, identity_policy: 'device' } });
    await startPlan(ctx, { environment: PRODUCTION, key, input: { stages } });
  }
  let isOver = false;
  let failures = 0;

  /** Ticks as an instance does: what fails is tried again. */
  async function instance() {
    while (!isOver) {
      try {
        await advancePlans(db);
        await sleep(5);
      } catch {
        failures += 1;
        await sleep(20);
      }
    }
  }

  const ticking = Promise.all(Array.from({ length: INSTANCES }, instance));
  for (let crash = 0; crash < CRASHES; crash++) {
    await sleep(Math.random() * 100 + 50);
    await postgres.kill();
    await postgres.start();
  }
  await expect
    .poll(async () => (await listPlans(db, PRODUCTION)).every(({ state }) => state === 'completed'), {
      timeout: 90_000,
    })
    .toBe(true);
  isOver = true;
  await ticking;

  expect(failures).toBeGreaterThan(0);
  const entries = await environmentChain(db, PRODUCTION);
  for (const key of keys) {
    const told = entries.filter(({ flag, action }) => flag === key && action !== 'flag.created');
    expect(told.map(({ action }) => action)).toEqual([
      'plan.started',
      ...new Array<string>(STAGES - 1).fill('plan.advanced'),
      'plan.completed',
    ]);
    expect(told.slice(1, -1).map(({ after }) => after?.rollout_percentage)).toEqual(
      stages.slice(1).map(({ percentage }) => percentage),
    );
  }
  for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
}, 180_000);

test('a gate that only time holds is looked at at the very instant at which it opens', async () => {
  const ctx = contextOf(db, await accountCalled(db, 'Bo'));
  await createFlag(ctx, { environment: PRODUCTION, input: { key: 'timed', identity_policy: 'device' } });
  const input = { stages: [plainStage(0, 30), plainStage(5)] };
  await startPlan(ctx, { environment: PRODUCTION, key: 'timed', input });
  await advancePlans(db);
  const [due] = await db.execute<{ seconds: number }>(sql`
    select extract(epoch from next_look_at - entered_at)::float8 as seconds
    from rollout_plans where state = 'running'`);
  expect(due?.seconds).toBe(30);
});
