import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { ALL_RIGHTS } from '@/lib/auth/rights';
import { editFlag } from '@/lib/flags/edit-flag';
import { ENTRIES_PER_PAGE_MAX, listHistory } from './list-history';

const { db, ada, flag } = await flagWorld();
const edit = (key: string, rollout_percentage: number, { who = ada, note = '' } = {}) =>
  editFlag(who, { environment: PRODUCTION, key, patch: { rollout_percentage, note } });

describe('the history of a flag', () => {
  test('says who changed what from what to what, when, why and from where, newest first', async () => {
    const key = await flag('told');
    const { changeId, revisions } = await edit(key, 25, { note: 'Go on' });
    const [newest, oldest, ...others] = await listHistory(db, { environment: PRODUCTION, flag: key });
    expect(newest).toEqual({
      id: expect.any(Number),
      changeId,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      action: 'flag.edited',
      environment: PRODUCTION,
      revision: revisions[PRODUCTION],
      flag: key,
      who: 'Ada',
      source: 'dashboard',
      note: 'Go on',
      before: { rollout_percentage: 10 },
      after: { rollout_percentage: 25 },
    });
    expect(oldest).toMatchObject({ action: 'flag.created', before: null });
    expect(others).toEqual([]);
  });

  test('comes in pages without a gap and without a repetition', async () => {
    const key = await flag('paged');
    for (let i = 1; i <= 6; i++) await edit(key, 10 + i);
    const all = await listHistory(db, { environment: PRODUCTION, flag: key });
    const pages: unknown[] = [];
    let beforeId: number | undefined;
    for (let page = 0; page < 4; page++) {
      const entries = await listHistory(db, {
        environment: PRODUCTION,
        flag: key,
        limit: 2,
        ...(beforeId !== undefined && { beforeId }),
      });
      pages.push(...entries);
      beforeId = entries.at(-1)?.id;
    }
    expect(pages).toEqual(all);
  });

  test('never comes as one endless page', async () => {
    const key = await flag('bounded');
    await db.execute(sql`insert into history (chain, sequence, change_id, at, action, actor_type, environment_id, flag_key, body, previous_hash, hash)
      select 'made up', n, gen_random_uuid(), now(), action, actor_type, environment_id, flag_key, body, '', ''
      from history, generate_series(1, 300) n where flag_key = ${key} and environment_id = 1`);
    expect(await listHistory(db, { flag: key, limit: 100_000 })).toHaveLength(ENTRIES_PER_PAGE_MAX + 1);
  });
});

test('of all environments or of one, of all flags or of one; and nothing about accounts and access', async () => {
  const key = await flag('everywhere');
  const actions = (entries: Awaited<ReturnType<typeof listHistory>>) => entries.map(({ environment }) => environment);
  expect(actions(await listHistory(db, { flag: key })).toSorted()).toEqual(['development', 'production', 'staging']);
  expect(actions(await listHistory(db, { flag: key, environment: 'staging' }))).toEqual(['staging']);
  const all = await listHistory(db, { limit: ENTRIES_PER_PAGE_MAX });
  expect(new Set(all.map(({ action }) => action.split('.')[0]))).toEqual(new Set(['flag']));
});

test('a person who was erased leaves "a former account", and nothing is rewritten for it', async () => {
  const key = await flag('former');
  const actor = await accountCalled(db, 'Eve');
  await edit(key, 20, { who: contextOf(db, actor) });
  const [byName] = await listHistory(db, { flag: key, environment: PRODUCTION });
  await db.execute(sql`delete from users where name = 'Eve'`);
  const [byNobody] = await listHistory(db, { flag: key, environment: PRODUCTION });
  expect(byName?.who).toBe('Eve');
  expect(byNobody).toEqual({ ...byName, who: 'a former account' });
});

test.each([
  [{ type: 'system' } as const, 'Sluice'],
  [{ type: 'token', id: 999, may: ALL_RIGHTS } as const, 'a former API token'],
])('what %j did was done by "%s"', async (actor, who) => {
  const key = await flag(`by_${actor.type}`);
  await edit(key, 20, { who: contextOf(db, actor) });
  expect((await listHistory(db, { flag: key, environment: PRODUCTION }))[0]?.who).toBe(who);
});

test.each(['unknown', 'a\0b', ''])('of what there is not there is no history: %j', async (name) => {
  expect(await listHistory(db, { flag: name })).toEqual([]);
  expect(await listHistory(db, { environment: name })).toEqual([]);
});
