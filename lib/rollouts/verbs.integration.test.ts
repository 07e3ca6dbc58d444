import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { flags } from '@/db/schema';
import { accountCalled, contextOf, type FlagWorld, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { planWorld, stage } from '@/e2e/support/plan-world';
import { ALL_RIGHTS } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { editFlag } from '@/lib/flags/edit-flag';
import { verifyHistory } from '@/lib/history/verify-history';
import { approvePlan } from './approve-plan';
import { cancelPlan } from './cancel-plan';
import { pausePlan } from './pause-plan';
import { readPlans } from './plan-row';
import { postSignal } from './post-signal';
import { prunePlans } from './prune-plans';
import { resumePlan } from './resume-plan';
import { rollBackPlan } from './roll-back-plan';
import { skipStage } from './skip-stage';
import { startPlan } from './start-plan';
import { stepPlan } from './step-plan';

let world: FlagWorld;
let bo: ChangeContext;
beforeAll(async () => {
  world = await flagWorld();
  bo = contextOf(world.db, await accountCalled(world.db, 'Bo'));
});
const { planned, plan, flagOf, story, waited, tick } = planWorld(() => world);
const at = (key: string, input: unknown = {}) => ({ environment: PRODUCTION, key, input });

describe('a plan', () => {
  test('is led through its stages by ticks, each leaving the evidence of its gate, until it is complete', async () => {
    const key = await planned('whole', [stage(0), stage(5, { minimum_seconds: 60 }), stage(100)]);
    expect(await flagOf(key)).toMatchObject({ enabled: true, rolloutPercentage: 0 });
    await tick();
    expect(await flagOf(key)).toMatchObject({ enabled: true, rolloutPercentage: 5 });
    await tick();
    expect((await plan(key))?.conditions).toMatchObject([{ name: 'minimum-time', isOpen: false }]);
    expect(await flagOf(key)).toMatchObject({ rolloutPercentage: 5 });
    await waited(60);
    await tick();
    await tick();
    expect(await flagOf(key)).toMatchObject({ rolloutPercentage: 100 });
    expect(await plan(key)).toMatchObject({ state: 'completed', stage: 2, conditions: [] });
    const entries = await story(key);
    expect(entries.map(({ action }) => action)).toEqual([
      'plan.started',
      'plan.advanced',
      'plan.advanced',
      'plan.completed',
    ]);
    expect(entries[2]).toMatchObject({
      who: 'Sluice',
      source: 'plan',
      before: { rollout_percentage: 5, plan: { state: 'running', stage: 2, of: 3 } },
      after: {
        rollout_percentage: 100,
        plan: { stage: 3, evidence: [{ condition: 'minimum-time', open: true, sentence: expect.any(String) }] },
      },
    });
  });

  test('begins at the last stage that is not above what the flag has', async () => {
    const key = await world.flag('at_ten');
    await startPlan(world.ada, at(key, { stages: [stage(0), stage(5), stage(20, { approval: true })] }));
    expect(await flagOf(key)).toMatchObject({ rolloutPercentage: 5 });
    expect((await plan(key))?.stage).toBe(1);
  });

  test('waits for its time, and starts at it', async () => {
    const start = new Date(Date.now() + 3_600_000).toISOString();
    const key = await planned('later', [stage(5, { minimum_seconds: 60 })], { start_at: start });
    await tick();
    expect(await plan(key)).toMatchObject({ state: 'waiting', conditions: [{ name: 'start-time', isOpen: false }] });
    expect(await flagOf(key)).toMatchObject({ enabled: false, rolloutPercentage: 0 });
    await waited(3_601);
    await tick();
    expect(await plan(key)).toMatchObject({ state: 'running', stage: 0 });
    expect(await flagOf(key)).toMatchObject({ enabled: true, rolloutPercentage: 5 });
    expect((await story(key)).map(({ action }) => action)).toEqual(['plan.made', 'plan.started']);
  });

  test('is one a flag and environment, and none of a killed flag', async () => {
    const key = await planned('only_one', [stage(5, { minimum_seconds: 60 })]);
    await expect(startPlan(world.ada, at(key))).rejects.toMatchObject({ code: 'CONFLICT' });
    await startPlan(world.ada, { ...at(key), environment: 'staging' });
  });

  test.each([
    [{ stages: [stage(5), stage(5)] }, 'stages'],
    [{ stages: [] }, 'stages'],
    [{ template: 'reckless' }, 'template'],
    [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
    [{ monitoring_url: 'file:///etc/passwd' }, 'monitoring_url'],
    [{ start_at: 'tomorrow' }, 'start_at'],
  ])('is refused as %j, by the name of the field', async (input, field) => {
    const key = await world.flag(`wrong_${field}_${JSON.stringify(input).length}`);
    await expect(startPlan(world.ada, at(key, input))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      more: { field },
    });
  });
});

test('five instances that saw a plan due at once move it once', async () => {
  const minute = { minimum_seconds: 60 };
  const key = await planned('doubled', [stage(0, minute), stage(5, minute), stage(10, minute)]);
  await waited(60);
  const [due] = await readPlans(world.db, eq(flags.key, key));
  if (!due) throw new Error('There is no plan.');
  await Promise.all(Array.from({ length: 5 }, () => stepPlan(world.db, due, '')));
  expect(await plan(key)).toMatchObject({ stage: 1 });
  expect((await story(key)).map(({ action }) => action)).toEqual(['plan.started', 'plan.advanced']);
});

test('the time spent paused does not count', async () => {
  const key = await planned('paused', [stage(0, { minimum_seconds: 60 }), stage(5)]);
  await waited(30);
  await pausePlan(world.ada, at(key, { note: 'lunch' }));
  expect(await plan(key)).toMatchObject({ state: 'paused', why: 'lunch' });
  await waited(60);
  await tick();
  expect(await plan(key)).toMatchObject({ state: 'paused', stage: 0 });
  await resumePlan(world.ada, at(key));
  await tick();
  expect(await plan(key)).toMatchObject({ state: 'running', stage: 0 });
  await waited(31);
  await tick();
  expect((await plan(key))?.stage).toBe(1);
});

test('a stage is skipped with a note only, which history keeps with what the gate said', async () => {
  const key = await planned('skipped', [stage(0, { drill: true }), stage(5)]);
  await expect(skipStage(world.ada, at(key, { note: ' ' }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await skipStage(world.ada, at(key, { note: 'the drill machine is away' }));
  expect(await flagOf(key)).toMatchObject({ rolloutPercentage: 5 });
  expect((await story(key)).at(-1)).toMatchObject({
    action: 'plan.skipped',
    note: 'the drill machine is away',
    after: { plan: { stage: 2, evidence: [{}, { condition: 'drill', open: false }] } },
  });
});

test('a drill that passed opens the gate that asked for one, and an expired one does not', async () => {
  const key = await planned('drilled', [stage(10, { drill: true }), stage(25, { minimum_seconds: 3_600 })]);
  const passed = (expiry: string) =>
    world.db.execute(sql`
      insert into drills (flag_id, environment_id, kind, subject, state, actor_type, started_at, finished_at, budget_ms, expires_at)
      select flag_id, environment_id, 'twin', ${key}, 'passed', 'system', now(), now(), 30000, now() + ${expiry}::interval
      from rollout_plans join flags on flags.id = flag_id where flags.key = ${key}`);
  await passed('-1 second');
  await tick();
  expect(await plan(key)).toMatchObject({ stage: 0, conditions: [{}, { name: 'drill', isOpen: false }] });
  await passed('7 days');
  await waited(60);
  await tick();
  expect((await plan(key))?.stage).toBe(1);
});

test('a business cycle is seen in the hours in which the flag was answered since the stage was entered', async () => {
  const key = await planned('cycled', [stage(25, { cycle: true }), stage(50, { minimum_seconds: 3_600 })]);
  const answered = (from: string) =>
    world.db.execute(sql`
      insert into evaluation_counts (environment_id, flag_key, variant, hour, count, last_at)
      select environment_id, ${key}, 'on', hour, 50, hour from rollout_plans
      join flags on flags.id = flag_id,
      generate_series(${from}::timestamptz, ${from}::timestamptz + interval '7 hours', interval '1 hour') as hour
      where flags.key = ${key} on conflict do nothing`);
  const monday = lastMonday();
  await answered(`${monday}T09:00:00Z`);
  await tick();
  expect(await plan(key)).toMatchObject({ stage: 0, conditions: [{}, { name: 'cycle', isOpen: false }] });
  // Had it been in the stage for two weeks, it would have seen them.
  await waited(14 * 86_400);
  expect((await plan(key))?.coverage).toMatchObject({ workingDay: monday, daysSeen: [1] });
  await tick();
  expect((await plan(key))?.stage).toBe(1);
});

test('a plan goes back to any stage behind it, and stays there until it is resumed', async () => {
  const key = await planned('back', [stage(0), stage(5), stage(10, { minimum_seconds: 60 })]);
  await tick();
  await tick();
  await expect(rollBackPlan(world.ada, at(key, { percentage: 50 }))).rejects.toMatchObject({ code: 'CONFLICT' });
  await rollBackPlan(world.ada, at(key, { percentage: '0', note: 'complaints' }));
  await tick();
  expect(await flagOf(key)).toMatchObject({ rolloutPercentage: 0 });
  expect(await plan(key)).toMatchObject({ state: 'paused', stage: 0, why: 'Rolled back to 0%.' });
});

describe('an approval', () => {
  test('is given last, by another signed-in admin than the one who started', async () => {
    const key = await planned('approved', [
      stage(0, { minimum_seconds: 60, approval: true }),
      stage(5, { approval: true }),
    ]);
    await expect(approvePlan(bo, at(key))).rejects.toMatchObject({ code: 'CONFLICT' });
    await waited(60);
    await tick();
    expect((await plan(key))?.stage).toBe(0);
    await expect(approvePlan(world.ada, at(key))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const token = { ...bo, actor: { type: 'token', id: 1, may: ALL_RIGHTS } } as const;
    await expect(approvePlan(token, at(key))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await approvePlan(bo, at(key));
    await tick();
    await tick();
    // It was given for the stage that was left, and for no other.
    expect(await plan(key)).toMatchObject({ stage: 1, conditions: [{}, { name: 'approval', isOpen: false }] });
    await cancelPlan(world.ada, at(key));
  });

  test('starts a plan that asks for it', async () => {
    const key = await planned('approved_start', [stage(5, { minimum_seconds: 60 })], { start_after_approval: true });
    await tick();
    expect((await plan(key))?.state).toBe('waiting');
    await approvePlan(bo, at(key));
    await tick();
    expect((await plan(key))?.state).toBe('running');
  });
});

test.each([
  ['pause', { killedBy: null }, 'plan.paused'],
  ['kill', { killedBy: { who: 'Sluice' } }, 'flag.killed'],
] as const)('an unhealthy signal makes it %s at the next tick', async (on_unhealthy, flag, action) => {
  const key = await planned(`unhealthy_${on_unhealthy}`, [stage(5, { minimum_seconds: 3_600 })], { on_unhealthy });
  await tick();
  await postSignal(world.ada, at(key, { name: 'errors', healthy: false, value: 4.2 }));
  await tick();
  const why = 'The signal errors is unhealthy (4.2).';
  expect(await plan(key)).toMatchObject({ state: 'paused', why, signals: [{ name: 'errors', isHealthy: false }] });
  expect(await flagOf(key)).toMatchObject({ ...flag, rolloutPercentage: 5 });
  expect((await story(key)).at(-1)).toMatchObject({ action, note: why });
});

test('a cancelled plan leaves the flag where it is, free to be edited', async () => {
  const key = await planned('cancelled', [stage(5, { minimum_seconds: 60 })]);
  await cancelPlan(world.ada, at(key, { note: 'another way' }));
  expect(await flagOf(key)).toMatchObject({ enabled: true, rolloutPercentage: 5 });
  await editFlag(world.ada, { environment: PRODUCTION, key, patch: { rollout_percentage: 6 } });
  await expect(pausePlan(world.ada, at(key))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('plans and signals are forgotten once they are old, and never a plan that is not over', async () => {
  const [old, led] = [
    await planned('old', [stage(5)]),
    await planned('still_led', [stage(5, { minimum_seconds: 60 })]),
  ];
  await cancelPlan(world.ada, at(old));
  await postSignal(world.ada, at(led, { name: 'gone', healthy: true }));
  await world.db.execute(
    sql`update rollout_plans set ended_at = ended_at - interval '366 days', created_at = created_at - interval '366 days'`,
  );
  await world.db.execute(sql`update signals set at = at - interval '31 days'`);
  await prunePlans(world.db);
  expect(await plan(old)).toBeNull();
  expect(await plan(led)).toMatchObject({ state: 'running', signals: [] });
});

/** The date of the last Monday that is over, in UTC. */
function lastMonday(): string {
  const today = new Date();
  const days = ((today.getUTCDay() + 6) % 7) + 7;
  return new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

test('history still adds up to the flags that are stored', async () => {
  for await (const { fault } of verifyHistory(world.db)) expect(fault).toBeNull();
});
