import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { LOCK_TIMEOUT_MS } from '@/db/client';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { archiveFlag } from './archive-flag';
import { editFlag } from './edit-flag';
import { killFlag } from './kill-flag';
import { liftFlag } from './lift-flag';
import { findFlag } from './list-flags';

const { db, ada, flag } = await flagWorld();
const kill = (key: string, input: object = {}, who = ada, environment = PRODUCTION) =>
  killFlag(who, { environment, key, input });
const lift = (key: string, input: object = {}, who = ada) => liftFlag(who, { environment: PRODUCTION, key, input });
const edit = (key: string, patch: object) => editFlag(ada, { environment: PRODUCTION, key, patch });

describe('a kill', () => {
  test('is one change of one environment, with its entry, and keeps the switch and the percentage', async () => {
    const key = await flag('hot', { rollout_percentage: 12.5 });
    const trace = await traceOf(db, () => kill(key, { note: 'Errors doubled' }));
    const entry = { action: 'flag.killed', flag: key, before: { killed: false }, after: { killed: true } };
    expect(trace).toEqual({ production: { revisions: 1, entries: [entry] } });
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({
      killedBy: { who: 'Ada', at: expect.any(String), note: 'Errors doubled' },
      enabled: true,
      rolloutPercentage: 12.5,
      version: 2,
      lastChange: { who: 'Ada', note: 'Errors doubled' },
    });
    expect(await findFlag(db, 'staging', key)).toMatchObject({ killedBy: null, version: 1 });
  });

  test('of a killed flag changes nothing: it is still the first one, and its moment', async () => {
    const key = await flag('twice');
    await kill(key, { note: 'First' });
    const bob = contextOf(db, await accountCalled(db, 'Bob'));
    expect(await traceOf(db, () => kill(key, { note: 'Second' }, bob))).toEqual({});
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ killedBy: { who: 'Ada', note: 'First' }, version: 2 });
  });

  test('waits for a change that takes so long that an edit is turned away', async () => {
    const key = await flag('queued', { rollout_percentage: 50 });
    const held = Promise.withResolvers<void>();
    const slow = db.transaction(async (tx) => {
      await tx.execute(sql`select from environments where key = ${PRODUCTION} for update`);
      held.resolve();
      await sleep(LOCK_TIMEOUT_MS + 1_000);
    });
    await held.promise;
    const [edited, killed] = await Promise.allSettled([edit(key, { rollout_percentage: 60 }), kill(key)]);
    await slow;
    expect(edited).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    expect(killed).toMatchObject({ status: 'fulfilled', value: { result: true } });
  });

  test('never loses a race: whatever version it names, and twenty edits beside it', async () => {
    const key = await flag('contended');
    const edits = Array.from({ length: 20 }, (_, i) => edit(key, { rollout_percentage: i }));
    const killed = kill(key, { version: 99 });
    await Promise.all([...edits, killed]);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ killedBy: { who: 'Ada' }, version: 22 });
  });

  test('lets edits prepare the lift, and outlives them', async () => {
    const key = await flag('prepared');
    await kill(key);
    await edit(key, { rollout_percentage: 5, owner: 'Web' });
    const killedBy = { who: 'Ada' };
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ killedBy, rolloutPercentage: 5, version: 3 });
    await lift(key);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ killedBy: null, rolloutPercentage: 5, version: 4 });
  });

  test('takes an archived flag, and so does its lift: an incident needs no restoring first', async () => {
    const key = await flag('archived', { rollout_percentage: 100 });
    await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    await kill(key);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ archived: true, killedBy: { who: 'Ada' } });
    await lift(key);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ archived: true, killedBy: null });
  });

  test('is refused for an unknown flag, in no environment, and to a member', async () => {
    await expectRefusal(db, () => kill('unknown'), { code: 'NOT_FOUND', more: { field: 'key' } });
    const key = await flag('guarded');
    const nowhere = { code: 'NOT_FOUND', more: { field: 'environment' } };
    await expectRefusal(db, () => kill(key, {}, ada, 'nowhere'), nowhere);
    const member = contextOf(db, await accountCalled(db, 'Max', 'member'));
    await expectRefusal(db, () => kill(key, {}, member), { code: 'FORBIDDEN' });
    await expectRefusal(db, () => lift(key, {}, member), { code: 'FORBIDDEN' });
  });
});

describe('a lift', () => {
  test('is one change with its entry, and gives back what there was', async () => {
    const key = await flag('back', { rollout_percentage: 25 });
    const before = await findFlag(db, PRODUCTION, key);
    await kill(key);
    const trace = await traceOf(db, () => lift(key, { note: 'Fixed', version: 2 }));
    const entry = { action: 'flag.lifted', flag: key, before: { killed: true }, after: { killed: false } };
    expect(trace).toEqual({ production: { revisions: 1, entries: [entry] } });
    const { version: _v, revision: _r, updatedAt: _u, lastChange: _l, ...same } = before ?? {};
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ ...same, version: 3 });
  });

  test('of what is not killed changes nothing', async () => {
    const key = await flag('alive');
    expect(await traceOf(db, () => lift(key))).toEqual({});
  });

  test('that names an older version is refused, saying what was set meanwhile and that it is killed', async () => {
    const key = await flag('overtaken');
    await kill(key);
    await edit(key, { rollout_percentage: 60 });
    await expectRefusal(db, () => lift(key, { version: 2 }), {
      code: 'CONFLICT',
      message: expect.stringContaining('Ada changed overtaken meanwhile, now at 60 %, killed'),
    });
  });
});

test('a hundred kills and lifts at once leave the flag as the last entry says, and an entry for each that changed it', async () => {
  const key = await flag('storm');
  const trace = await traceOf(db, () =>
    Promise.all(Array.from({ length: 100 }, (_, i) => (i % 2 ? lift(key) : kill(key)))),
  );
  const entries = trace.production?.entries ?? [];
  for (const [i, { action }] of entries.entries()) expect(action).toBe(i % 2 ? 'flag.lifted' : 'flag.killed');
  const found = await findFlag(db, PRODUCTION, key);
  expect(found?.version).toBe(entries.length + 1);
  expect(found?.killedBy !== null).toBe(entries.length % 2 === 1);
});
