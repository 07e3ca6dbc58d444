import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { type FlagWorld, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { planWorld, stage } from '@/e2e/support/plan-world';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { liftFlag } from '@/lib/flags/lift-flag';
import { revertFlag } from '@/lib/flags/revert-flag';
import { saveRows } from '@/lib/flags/save-rows';
import { undoChange } from '@/lib/flags/undo-change';
import { listSchedules } from '@/lib/schedules/list-schedules';
import { runDueSchedules } from '@/lib/schedules/run-due-schedules';
import { scheduleChange } from '@/lib/schedules/schedule-change';
import { cancelPlan } from './cancel-plan';
import { pausePlan } from './pause-plan';
import { resumePlan } from './resume-plan';
import { startPlan } from './start-plan';

let world: FlagWorld;
beforeAll(async () => {
  world = await flagWorld();
});
const { planned, plan, flagOf, story, tick } = planWorld(() => world);
const LONG = [stage(5, { minimum_seconds: 3_600 })];
const at = (key: string, input: unknown = {}) => ({ environment: PRODUCTION, key, input });

describe('while a plan leads a flag', () => {
  test.each(['running', 'paused'])('%s, nobody else sets what it leads, and is told what to do', async (state) => {
    const key = await planned(`led_${state}`, LONG);
    if (state === 'paused') await pausePlan(world.ada, at(key));
    const { version = 0 } = (await flagOf(key)) ?? {};
    const [started] = await story(key);
    const refusal = {
      code: 'CONFLICT',
      message: `${key} is led by its rollout plan in production (stage 1 of 1, 5%, ${state}): skip a stage, roll back or cancel the plan to set it yourself. A kill works at any time.`,
    };
    const edit = (patch: unknown) => editFlag(world.ada, { environment: PRODUCTION, key, patch });
    await expect(edit({ rollout_percentage: 50 })).rejects.toMatchObject(refusal);
    await expect(edit({ enabled: false })).rejects.toMatchObject(refusal);
    const rows = [{ key, version, rollout_percentage: 7 }];
    await expect(saveRows(world.ada, { environment: PRODUCTION, input: { rows } })).rejects.toMatchObject(refusal);
    await expect(archiveFlag(world.ada, at(key))).rejects.toMatchObject(refusal);
    expect(await flagOf(key)).toMatchObject({ version, rolloutPercentage: 5, enabled: true, archived: false });
    expect(started?.action).toBe('plan.started');
  });

  test('no revert and no undo goes around it', async () => {
    const key = await world.flag('reverted');
    const { changeId } = await editFlag(world.ada, {
      environment: PRODUCTION,
      key,
      patch: { rollout_percentage: 0, enabled: false },
    });
    const edited = (await story(key)).at(-1)?.id;
    await startPlan(world.ada, at(key, { stages: LONG }));
    const revert = revertFlag(world.ada, at(key, { entry_id: edited }));
    await expect(revert).rejects.toMatchObject({ code: 'CONFLICT', more: { field: 'plan' } });
    await expect(undoChange(world.ada, { change_id: changeId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await flagOf(key)).toMatchObject({ rolloutPercentage: 5 });
  });

  test('what all environments share can be edited, and the flag elsewhere', async () => {
    const key = await planned('shared', LONG);
    await editFlag(world.ada, { environment: PRODUCTION, key, patch: { owner: 'Team', description: 'new' } });
    await editFlag(world.ada, { environment: 'staging', key, patch: { rollout_percentage: 50 } });
    expect(await flagOf(key)).toMatchObject({ owner: 'Team', rolloutPercentage: 5 });
  });
});

test('a schedule that comes due while a plan leads its flag is not made, and says why', async () => {
  const key = await world.flag('scheduled');
  const input = { at: '2030-01-01T09:00', time_zone: 'UTC', rollout_percentage: 50 };
  await scheduleChange(world.ada, { environment: PRODUCTION, key, input });
  await startPlan(world.ada, at(key, { stages: LONG }));
  await world.db.execute(sql`update schedules set due_at = now() - interval '1 second'`);
  await runDueSchedules(world.db);
  const [schedule] = await listSchedules(world.db, { environment: PRODUCTION, flag: key });
  expect(schedule).toMatchObject({ state: 'failed', outcome: expect.stringContaining('is led by its rollout plan') });
  expect(await flagOf(key)).toMatchObject({ rolloutPercentage: 5 });
});

test('a kill works while a plan runs, and pauses it; a lift does not resume it', async () => {
  const key = await planned('killed', LONG);
  await killFlag(world.ada, at(key, { note: 'errors' }));
  expect(await plan(key)).toMatchObject({ state: 'paused', why: 'The flag was killed.' });
  await expect(resumePlan(world.ada, at(key))).rejects.toMatchObject({ code: 'CONFLICT' });
  await liftFlag(world.ada, at(key));
  await tick();
  expect(await plan(key)).toMatchObject({ state: 'paused' });
  await resumePlan(world.ada, at(key));
  expect(await plan(key)).toMatchObject({ state: 'running' });
  expect((await story(key)).map(({ action }) => action)).toEqual([
    'plan.started',
    'flag.killed',
    'flag.lifted',
    'plan.resumed',
  ]);
  await cancelPlan(world.ada, at(key));
  await archiveFlag(world.ada, at(key));
});
