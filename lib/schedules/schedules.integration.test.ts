import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { environmentChain } from '@/e2e/support/environment-chain';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { verifyHistory } from '@/lib/history/verify-history';
import { cancelSchedule } from './cancel-schedule';
import { wallTimeAt } from './due-instant';
import { editSchedule } from './edit-schedule';
import { findSchedule, listSchedules } from './list-schedules';
import { pruneSchedules } from './prune-schedules';
import { runDueSchedules } from './run-due-schedules';
import { scheduleChange } from './schedule-change';

const { db, ada, flag, url } = await flagWorld();
const HOUR_MS = 3_600_000;
const inHours = (hours: number) => wallTimeAt(new Date(Date.now() + hours * HOUR_MS), 'UTC');

async function schedule(key: string, input: object = {}): Promise<number> {
  const base = { rollout_percentage: 25, at: inHours(1), time_zone: 'UTC' };
  return (await scheduleChange(ada, { environment: PRODUCTION, key, input: { ...base, ...input } })).result;
}

/** What waiting would do: the schedule came due some seconds ago. */
async function comeDue(id: number, secondsAgo = 1): Promise<void> {
  await db.execute(sql`update schedules set due_at = now() - ${secondsAgo} * interval '1 second' where id = ${id}`);
}

describe('a schedule', () => {
  test('is made with its entry, and the flag stays as it is until then', async () => {
    const key = await flag('made');
    const input = { rollout_percentage: 50, at: '2030-03-31T09:00', time_zone: 'Europe/Berlin', note: 'campaign' };
    let id = 0;
    const trace = await traceOf(db, async () => {
      id = await schedule(key, input);
    });
    const after = {
      schedule: id,
      enabled: null,
      rollout_percentage: 50,
      at: '2030-03-31T09:00',
      time_zone: 'Europe/Berlin',
      due_at: '2030-03-31T07:00:00.000Z',
      note: 'campaign',
    };
    expect(trace).toEqual({
      production: { revisions: 1, entries: [{ action: 'schedule.made', flag: key, before: null, after }] },
    });
    expect(await findSchedule(db, id)).toMatchObject({ flag: key, state: 'pending', madeBy: 'Ada', note: 'campaign' });
    await runDueSchedules(db);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 10, version: 1 });
  });

  test.each([
    ['at', { at: '2020-01-01T09:00' }, /choose a time to come/],
    [
      'at',
      { at: '2030-03-31T02:30', time_zone: 'Europe/Berlin' },
      /skip 2030-03-31 02:30: the next time is 2030-03-31 03:00/,
    ],
    ['at', { at: 'tomorrow' }, /write it like/],
    ['at', { at: '2060-01-01T09:00' }, /more than 5 years ahead/],
    ['time_zone', { time_zone: 'Berlin' }, /no time zone/],
    ['rollout_percentage', { rollout_percentage: 101 }, /from 0 to 100/],
    ['rollout_percentage', { rollout_percentage: undefined }, /Say what to set/],
    ['when', { when: 'soon' }, /not known here/],
  ])('is refused by the name of the field: %s in %j', async (field, input, message) => {
    const key = await flag(`refused_${Math.random()}`);
    const refusal = { code: 'INVALID_INPUT', message: expect.stringMatching(message), more: { field } };
    await expectRefusal(db, () => schedule(key, input), refusal);
  });

  test('is edited until it comes due, and cancelled, each with an entry of what became different', async () => {
    const key = await flag('edited');
    const id = await schedule(key, { at: '2030-01-01T09:00' });
    const patch = { at: '2030-01-02T09:00', enabled: true, version: 1 };
    const edited = await traceOf(db, () => editSchedule(ada, { id, patch }));
    expect(edited.production?.entries).toMatchObject([
      {
        action: 'schedule.edited',
        before: { schedule: id, at: '2030-01-01T09:00', enabled: null, due_at: '2030-01-01T09:00:00.000Z' },
        after: { schedule: id, at: '2030-01-02T09:00', enabled: true, due_at: '2030-01-02T09:00:00.000Z' },
      },
    ]);
    await expectRefusal(db, () => editSchedule(ada, { id, patch }), { code: 'CONFLICT' });
    await expectRefusal(db, () => editSchedule(ada, { id, patch: { enabled: null, rollout_percentage: null } }), {
      code: 'INVALID_INPUT',
    });
    expect(await traceOf(db, () => editSchedule(ada, { id, patch: { enabled: true } }))).toEqual({});
    await cancelSchedule(ada, { id, input: { note: 'not now' } });
    await comeDue(id);
    await runDueSchedules(db);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 10, version: 1 });
    expect(await findSchedule(db, id)).toMatchObject({ state: 'cancelled' });
    await expectRefusal(db, () => cancelSchedule(ada, { id, input: {} }), { code: 'CONFLICT' });
    await expectRefusal(db, () => cancelSchedule(ada, { id: 999_999, input: {} }), { code: 'NOT_FOUND' });
  });
});

describe('when it comes due', () => {
  test('the change is made as an edit like any other, told as scheduled', async () => {
    const key = await flag('due');
    const id = await schedule(key, { rollout_percentage: 50, enabled: false, note: 'night shift' });
    await comeDue(id);
    const trace = await traceOf(db, () => runDueSchedules(db));
    expect(trace.production?.entries).toEqual([
      {
        action: 'flag.edited',
        flag: key,
        before: { enabled: true, rollout_percentage: 10 },
        after: { enabled: false, rollout_percentage: 50 },
      },
    ]);
    expect((await environmentChain(db, PRODUCTION)).at(-1)).toMatchObject({
      source: 'schedule',
      note: 'Scheduled: night shift',
      actor: { type: 'system' },
    });
    expect(await findSchedule(db, id)).toMatchObject({ state: 'done', outcome: '' });
    expect(await traceOf(db, () => runDueSchedules(db))).toEqual({});
  });

  test('a little late it is still made, and says so; after a quarter of an hour it is not', async () => {
    const [soon, gone] = [await flag('late'), await flag('gone')];
    const [first, second] = [await schedule(soon), await schedule(gone)];
    await comeDue(first, 600);
    await comeDue(second, 7_200);
    await runDueSchedules(db);
    expect(await findFlag(db, PRODUCTION, soon)).toMatchObject({ rolloutPercentage: 25 });
    expect(await findSchedule(db, first)).toMatchObject({ state: 'done', outcome: 'Done 10 min late.' });
    expect(await findFlag(db, PRODUCTION, gone)).toMatchObject({ rolloutPercentage: 10, version: 1 });
    expect(await findSchedule(db, second)).toMatchObject({ state: 'failed', outcome: expect.stringContaining('2 h') });
    // The one that came due first had its turn first.
    expect((await environmentChain(db, PRODUCTION)).slice(-2)).toMatchObject([
      { action: 'schedule.failed', flag: gone },
      { action: 'flag.edited', flag: soon },
    ]);
  });

  test('what cannot be made is given up with the sentence that says why, and keeps no other from its turn', async () => {
    const [archived, other] = [await flag('archived_since'), await flag('sound')];
    const [first, second] = [await schedule(archived), await schedule(other)];
    await archiveFlag(ada, { environment: PRODUCTION, key: archived, input: {} });
    await comeDue(first, 3);
    await comeDue(second, 2);
    await runDueSchedules(db);
    expect(await findSchedule(db, first)).toMatchObject({
      state: 'failed',
      outcome: expect.stringContaining('archived'),
    });
    expect(await findFlag(db, PRODUCTION, other)).toMatchObject({ rolloutPercentage: 25 });
  });

  test('eight instances that look at once make it once', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, (_, nth) => flag(`once_${nth}`)));
    for (const key of keys) await comeDue(await schedule(key, { enabled: false }));
    const trace = await traceOf(db, () => Promise.all(Array.from({ length: 8 }, () => runDueSchedules(db))));
    expect(trace.production?.entries.map(({ flag: key }) => key).toSorted()).toEqual(keys.toSorted());
    expect(trace.production?.revisions).toBe(keys.length);
  });

  test('what is cancelled while an instance is about to make it is not made', async () => {
    const key = await flag('cancelled_at_last');
    const id = await schedule(key);
    await comeDue(id);
    const other = openDatabase(url);
    let running = Promise.resolve();
    await db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from environments where key = ${PRODUCTION} for update`);
      running = runDueSchedules(other.db);
      const isWaiting = async () => (await tx.execute(sql`select 1 from pg_locks where not granted`)).length > 0;
      while (!(await isWaiting())) await tx.execute(sql`select pg_sleep(0.01)`);
      await tx.execute(sql`update schedules set state = 'cancelled', settled_at = now() where id = ${id}`);
    });
    await running;
    await other.close();
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 10, version: 1 });
    expect(await findSchedule(db, id)).toMatchObject({ state: 'cancelled' });
  });

  test('connections that are cut at any point lose no change and double none', async () => {
    const other = openDatabase(url);
    const keys = await Promise.all(Array.from({ length: 30 }, (_, nth) => flag(`cut_${nth}`)));
    const ids: number[] = [];
    for (const key of keys) ids.push(await schedule(key, { rollout_percentage: 40 }));
    for (const id of ids) await comeDue(id);
    const isLeft = async () =>
      (await listSchedules(db, { environment: PRODUCTION })).some(
        ({ id, state }) => ids.includes(id) && state === 'pending',
      );
    let cuts = 0;
    const cut = async (where: ReturnType<typeof sql>) => {
      const gone = await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and ${where}`);
      cuts += gone.count;
    };
    // Once for certain in the middle of a change: while it waits for the environment.
    await db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from environments where key = ${PRODUCTION} for update`);
      const ticking = runDueSchedules(other.db).catch(() => undefined);
      while (cuts === 0) await cut(sql`pid in (select pid from pg_locks where not granted)`);
      await ticking;
    });
    // Then wherever it is.
    while (await isLeft()) {
      const ticking = runDueSchedules(other.db).catch(() => undefined);
      await db.execute(sql`select pg_sleep(random() * 0.03)`);
      await cut(sql`state in ('active', 'idle in transaction')`);
      await ticking;
    }
    await other.close();
    expect(cuts).toBeGreaterThan(0);
    const edits = (await environmentChain(db, PRODUCTION)).filter(({ action }) => action === 'flag.edited');
    for (const key of keys) expect(edits.filter((entry) => entry.flag === key)).toHaveLength(1);
    for await (const { fault } of verifyHistory(db)) expect(fault).toBeNull();
  });
});

test('what was settled three months ago is forgotten, and what is to come is not', async () => {
  const key = await flag('old');
  const [old, young] = [await schedule(key), await schedule(key)];
  await cancelSchedule(ada, { id: old, input: {} });
  await db.execute(sql`update schedules set settled_at = now() - interval '91 days' where id = ${old}`);
  await pruneSchedules(db);
  expect(await findSchedule(db, old)).toBeNull();
  expect(await findSchedule(db, young)).toMatchObject({ state: 'pending' });
});
