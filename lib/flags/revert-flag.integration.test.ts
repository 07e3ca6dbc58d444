import { describe, expect, test } from 'vitest';
import { environmentChain } from '@/e2e/support/environment-chain';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { listHistory } from '@/lib/history/list-history';
import { archiveFlag } from './archive-flag';
import { editFlag } from './edit-flag';
import { findFlag } from './list-flags';
import { revertFlag } from './revert-flag';

const { db, ada, flag } = await flagWorld();
const edit = (key: string, patch: object, environment = PRODUCTION) => editFlag(ada, { environment, key, patch });
const revert = (key: string, input: object, environment = PRODUCTION, who = ada) =>
  revertFlag(who, { environment, key, input });
const entriesOf = async (key: string, environment = PRODUCTION) =>
  (await environmentChain(db, environment)).filter((entry) => entry.flag === key);

describe('reverting', () => {
  test('brings back every field as it was right after an entry, and leaves an entry of its own', async () => {
    const key = await flag('there_and_back', { owner: 'Web' });
    const [made] = await entriesOf(key);
    await edit(key, { rollout_percentage: 50, enabled: false });
    await edit(key, { owner: 'Payments', tags: ['q4'], description: 'Changed' });
    const trace = await traceOf(db, () => revert(key, { entry_id: made?.id, note: 'Too early' }));
    const shared = {
      before: { description: 'Changed', owner: 'Payments', tags: ['q4'] },
      after: { description: '', owner: 'Web', tags: [] },
    };
    expect(trace.production?.entries).toEqual([
      {
        action: 'flag.reverted',
        flag: key,
        before: { ...shared.before, enabled: false, rollout_percentage: 50 },
        after: { ...shared.after, enabled: true, rollout_percentage: 10 },
      },
    ]);
    expect(trace.staging?.entries).toEqual([{ action: 'flag.reverted', flag: key, ...shared }]);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({
      enabled: true,
      rolloutPercentage: 10,
      owner: 'Web',
      tags: [],
      version: 4,
      lastChange: { note: 'Too early' },
    });
  });

  test('an editor of one environment brings back what is of that one, and nothing that all share', async () => {
    const eve = contextOf(db, await accountCalled(db, 'Eve', 'editor', ['staging']));
    const key = await flag('theirs_to_bring_back');
    const [made] = await entriesOf(key, 'staging');
    await edit(key, { rollout_percentage: 50 }, 'staging');
    const trace = await traceOf(db, () => revert(key, { entry_id: made?.id }, 'staging', eve));
    expect(trace.staging?.entries).toEqual([
      { action: 'flag.reverted', flag: key, before: { rollout_percentage: 50 }, after: { rollout_percentage: 0 } },
    ]);
    expect(trace.production).toBeUndefined();

    await edit(key, { rollout_percentage: 60 }, 'staging');
    await edit(key, { owner: 'Payments' });
    await expectRefusal(db, () => revert(key, { entry_id: made?.id }, 'staging', eve), {
      code: 'FORBIDDEN',
      more: { field: 'entry_id' },
    });
    const [madeHere] = await entriesOf(key);
    await expectRefusal(db, () => revert(key, { entry_id: madeHere?.id }, PRODUCTION, eve), {
      code: 'FORBIDDEN',
      more: { field: 'environment' },
    });
  });

  test('goes to any entry, also one in the middle, also from a later revert', async () => {
    const key = await flag('back_and_forth');
    for (const percentage of [20, 30, 40]) await edit(key, { rollout_percentage: percentage });
    const entries = await entriesOf(key);
    for (const [index, percentage] of [
      [1, 20],
      [3, 40],
      [0, 10],
      [2, 30],
    ] as const) {
      await revert(key, { entry_id: entries[index]?.id });
      expect((await findFlag(db, PRODUCTION, key))?.rolloutPercentage).toBe(percentage);
    }
  });

  test("leaves another environment's own switch and percentage alone", async () => {
    const key = await flag('one_environment');
    const [made] = await entriesOf(key);
    await edit(key, { rollout_percentage: 77, enabled: true }, 'staging');
    await edit(key, { rollout_percentage: 50 });
    await revert(key, { entry_id: made?.id });
    expect(await findFlag(db, 'staging', key)).toMatchObject({ rolloutPercentage: 77, enabled: true });
  });

  test('to what it is already changes nothing', async () => {
    const key = await flag('as_it_is');
    const [made] = await entriesOf(key);
    expect(await traceOf(db, () => revert(key, { entry_id: made?.id }))).toEqual({});
  });

  test('takes what the history page shows: the number of the entry as text', async () => {
    const key = await flag('from_a_form');
    await edit(key, { rollout_percentage: 50 });
    const [, made] = await listHistory(db, { environment: PRODUCTION, flag: key });
    await revert(key, { entry_id: String(made?.id) });
    expect((await findFlag(db, PRODUCTION, key))?.rolloutPercentage).toBe(10);
  });
});

describe('a revert is refused', () => {
  test("to an entry of another flag, of another environment, or of nobody's", async () => {
    const [key, other] = [await flag('mine'), await flag('other')];
    const foreign = [(await entriesOf(other))[0]?.id, (await entriesOf(key, 'staging'))[0]?.id, 999_999];
    for (const entry_id of foreign) {
      const refusal = { code: 'NOT_FOUND', more: { field: 'entry_id' } };
      await expectRefusal(db, () => revert(key, { entry_id }), refusal);
    }
  });

  test.each(['abc', '', 0, -1, 1.5, null, {}, undefined, 1e300])('to no entry at all: %j', async (entry_id) => {
    const key = await flag(`no_entry_${crypto.randomUUID()}`);
    const refusal = { code: 'INVALID_INPUT', message: 'Name an entry of this flag.', more: { field: 'entry_id' } };
    await expectRefusal(db, () => revert(key, { entry_id }), refusal);
  });

  test('of a flag that was changed since it was looked at, saying by whom', async () => {
    const key = await flag('contended');
    const [made] = await entriesOf(key);
    await edit(key, { rollout_percentage: 60 });
    const refusal = {
      code: 'CONFLICT',
      message: expect.stringContaining('Ada changed contended meanwhile, now at 60 %'),
    };
    await expectRefusal(db, () => revert(key, { entry_id: made?.id, version: 1 }), refusal);
  });

  test('of an archived flag, of an unknown one, in no environment, and by a member', async () => {
    const key = await flag('archived');
    const [made] = await entriesOf(key);
    await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    const input = { entry_id: made?.id };
    await expectRefusal(db, () => revert(key, input), {
      code: 'CONFLICT',
      message: expect.stringContaining('archived'),
    });
    await expectRefusal(db, () => revert('unknown', input), { code: 'NOT_FOUND', more: { field: 'key' } });
    await expectRefusal(db, () => revert(key, input, 'nowhere'), { code: 'NOT_FOUND', more: { field: 'environment' } });
    const member = contextOf(db, await accountCalled(db, 'Max', 'member'));
    await expectRefusal(db, () => revert(key, input, PRODUCTION, member), { code: 'FORBIDDEN' });
  });
});
