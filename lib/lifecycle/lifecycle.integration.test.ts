import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { ENVIRONMENTS, expectRefusal, traceOf } from '@/e2e/support/trace';
import { startDrill } from '@/lib/drills/start-drill';
import { writeCounts } from '@/lib/evaluation-counts/write-tallies';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { verifyHistory } from '@/lib/history/verify-history';
import { SnapshotStore } from '@/lib/snapshot/store';
import { deleteTombstone } from './delete-tombstone';
import { listReminders } from './list-reminders';
import { listTombstones } from './list-tombstones';
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
