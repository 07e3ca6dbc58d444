import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { ENVIRONMENTS, expectRefusal, traceOf } from '@/e2e/support/trace';
import { startDrill } from '@/lib/drills/start-drill';
import { writeCounts } from '@/lib/evaluation-counts/write-tallies';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { createFlag } from '@/lib/flags/create-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { verifyHistory } from '@/lib/history/verify-history';
import { getChecklist } from '@/lib/http/cleanup/get-checklist';
import { getFlag } from '@/lib/http/flags/get-flag';
import { getFlags } from '@/lib/http/flags/get-flags';
import { SnapshotStore } from '@/lib/snapshot/store';
import { deleteTombstone } from './delete-tombstone';
import { listReminders } from './list-reminders';
import { listTombstones } from './list-tombstones';
import { pastOfKey } from './past-of-key';
import { snoozeReminder } from './snooze-reminder';

const { db, ada, flag } = await flagWorld();

/** What waiting would do. */
const decided = (key: string, daysAgo: number) =>
  db.execute(sql`update flag_environments set decided_at = now() - ${daysAgo} * interval '1 day'
    where flag_id = (select id from flags where key = ${key})`);
const archivedAgo = (key: string, days: number) =>
  db.execute(sql`update flags set archived_at = now() - ${days} * interval '1 day' where key = ${key}`);
const due = async () => (await listReminders(db, PRODUCTION)).map(({ flag: key, share }) => `${key} ${share}`);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a reminder', () => {
  test('comes for a release flag at all or nothing for a week, and for no other', async () => {
    await flag('all', { rollout_percentage: 100 });
    await flag('nothing', { rollout_percentage: 0 });
    await flag('off', { enabled: false });
    await flag('share', { rollout_percentage: 50 });
    await flag('permission', { rollout_percentage: 100, kind: 'permission' });
    await flag('young', { rollout_percentage: 100 });
    for (const key of ['all', 'nothing', 'off', 'share', 'permission']) await decided(key, 8);
    await decided('young', 6);
    expect(await due()).toEqual(['all 100', 'nothing 0', 'off 0']);
  });

  test('goes with a change of the percentage, and stays with a change of anything else', async () => {
    const key = await flag('touched', { rollout_percentage: 100 });
    await decided(key, 8);
    await editFlag(ada, { environment: PRODUCTION, key, patch: { owner: 'Web' } });
    expect(await due()).toContain('touched 100');
    await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: 90 } });
    await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: 100 } });
    expect(await due()).not.toContain('touched 100');
  });

  test('is put off until a date, with a note that stands in history', async () => {
    const key = await flag('snoozed', { rollout_percentage: 100 });
    await decided(key, 400);
    expect((await due())[0]).toBe('snoozed 100');
    const snooze = (input: object) => () => snoozeReminder(ada, { environment: PRODUCTION, key, input });
    for (const until of [inDays(0), inDays(400), 'soon']) {
      await expectRefusal(db, snooze({ until, note: 'x' }), { code: 'INVALID_INPUT', more: { field: 'until' } });
    }
    await expectRefusal(db, snooze({ until: inDays(30), note: ' ' }), {
      code: 'INVALID_INPUT',
      more: { field: 'note' },
    });
    const until = inDays(30);
    const trace = await traceOf(db, snooze({ until, note: 'mobile ships in January' }));
    expect(trace.production?.entries).toEqual([
      { action: 'reminder.snoozed', flag: key, before: null, after: { until } },
    ]);
    const [last] = (await listReminders(db, PRODUCTION)).slice(-1);
    expect(last).toMatchObject({ flag: key, snoozed: { note: 'mobile ships in January' } });
    await db.execute(sql`update reminder_snoozes set until = now()`);
    expect((await due())[0]).toBe('snoozed 100');
  });
});

describe('a tombstone', () => {
  test('tells who still asks, and is deleted only after two weeks without a question', async () => {
    const key = await flag('grave', { rollout_percentage: 100 });
    const bury = () => deleteTombstone(ada, { key, input: { note: 'nobody asks' } });
    await expectRefusal(db, bury, { code: 'CONFLICT', message: expect.stringContaining('is not archived') });
    await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    await archivedAgo(key, 30);
    await writeCounts(db, [{ environment: PRODUCTION, key, variant: 'on', count: 7, takenAt: 0 }], 0);
    expect(await listTombstones(db)).toMatchObject([{ flag: key, dayCount: 7 }]);
    await expectRefusal(db, bury, { code: 'CONFLICT', message: expect.stringContaining('was last asked for at') });
    await db.execute(sql`update evaluation_counts set last_at = now() - interval '15 days'`);
    await bury();
    expect(await findFlag(db, PRODUCTION, key)).toBeNull();
    expect(await listTombstones(db)).toEqual([]);
    for (const environment of ENVIRONMENTS) {
      const entries = (await environmentChain(db, environment)).filter((entry) => entry.flag === key);
      expect(entries.at(-1)).toMatchObject({ action: 'flag.deleted', note: 'nobody asks' });
    }
  });

  test('that is deleted is gone from a running snapshot too, with its twin, and its key may be used again', async () => {
    const store = new SnapshotStore({ db, monotonicNow: () => performance.now() });
    const key = await flag('again', { rollout_percentage: 100 });
    await startDrill(ada, { environment: PRODUCTION, key, input: {} });
    await store.refresh(PRODUCTION);
    const held = store.current(PRODUCTION)?.flags.size ?? 0;
    expect(store.current(PRODUCTION)?.flags.has(key)).toBe(true);
    await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    await archivedAgo(key, 15);
    await deleteTombstone(ada, { key, input: {} });
    await store.refresh(PRODUCTION);
    expect(store.current(PRODUCTION)?.flags.has(key)).toBe(false);
    expect(store.current(PRODUCTION)?.flags.size).toBe(held - 2);
    await flag('again', { enabled: false, rollout_percentage: 0 });
    await store.refresh(PRODUCTION);
    expect(store.current(PRODUCTION)?.flags.get(key)?.percentage).toBe(0);
    for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
  });
});

describe('a key that had a flag before', () => {
  test('begins off wherever it is made again, and tells of its past', async () => {
    const key = await flag('phoenix', { rollout_percentage: 100 });
    expect(await pastOfKey(db, key)).toBeNull();
    await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    await archivedAgo(key, 15);
    await deleteTombstone(ada, { key, input: {} });
    const again = (said: object) => () =>
      createFlag(ada, { environment: PRODUCTION, input: { key, identity_policy: 'device', ...said } });
    await expectRefusal(db, again({ enabled: true, rollout_percentage: 1 }), {
      code: 'INVALID_INPUT',
      message: expect.stringContaining('was deleted on'),
      more: { field: 'enabled' },
    });
    await again({ enabled: true, rollout_percentage: 0 })();
    // Now it is there: that comes before what it was.
    await expectRefusal(db, again({ enabled: true, rollout_percentage: 1 }), {
      code: 'CONFLICT',
      more: { field: 'key' },
    });
    expect(await pastOfKey(db, key)).toMatchObject({ deletedBy: 'Ada' });
    const { body } = await callEndpoint((incoming) => getFlag({ db, actor: { type: 'system' } }, incoming), {
      params: { key },
    });
    expect(body.past).toMatchObject({ deleted_by: 'Ada' });
  });
});

describe('the checklist of a flag on its way out', () => {
  const checklist = async (key: string) =>
    (await callEndpoint((incoming) => getChecklist({ db, actor: { type: 'system' } }, incoming), { params: { key } }))
      .body;
  const states = (body: { steps: { id: string; state: string }[] }) =>
    Object.fromEntries(body.steps.map(({ id, state }) => [id, state]));

  test('says of every step whether it is done, as far as that can be seen, until it is gone', async () => {
    const key = await flag('leaving', { rollout_percentage: 100 });
    await flag('staying', { rollout_percentage: 50 });
    expect(await checklist('staying')).toMatchObject({ lifecycle_stage: 'ramping', steps: null });
    await decided(key, 8);
    await writeCounts(db, [{ environment: PRODUCTION, key, variant: 'on', count: 7, takenAt: 0 }], 0);
    const before = await checklist(key);
    expect(before.lifecycle_stage).toBe('stale');
    expect(states(before)).toMatchObject({
      settled: 'open',
      code: 'open',
      tests: 'yours',
      led: 'done',
      archived: 'open',
    });
    for (const environment of ENVIRONMENTS) {
      const patch = { enabled: true, rollout_percentage: 100 };
      await editFlag(ada, { environment, key, patch });
    }
    await db.execute(sql`update evaluation_counts set last_at = now() - interval '3 days', hour = hour - interval '3 days'
      where flag_key = ${key}`);
    await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    const after = await checklist(key);
    expect(after.lifecycle_stage).toBeNull();
    expect(states(after)).toMatchObject({ settled: 'done', code: 'done', archived: 'done', deleted: 'open' });
    await archivedAgo(key, 30);
    await db.execute(sql`update evaluation_counts set last_at = now() - interval '15 days' where flag_key = ${key}`);
    const last = (await checklist(key)).steps.at(-1);
    expect(last).toMatchObject({
      id: 'deleted',
      detail: 'It has been quiet for 14 days: the Cleanup page deletes it.',
    });
  });

  test('is told beside the stage of every flag that is listed', async () => {
    const { body } = await callEndpoint((incoming) => getFlags({ db, actor: { type: 'system' } }, incoming), {});
    const stages = Object.fromEntries(
      body.flags.map((one: { key: string; lifecycle_stage: string }) => [one.key, one.lifecycle_stage]),
    );
    expect(stages).toMatchObject({ staying: 'ramping', leaving: null, nothing: 'stale', permission: 'at-100' });
  });
});
