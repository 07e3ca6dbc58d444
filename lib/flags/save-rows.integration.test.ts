import { describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { archiveFlag } from './archive-flag';
import { findFlag } from './list-flags';
import { saveRows } from './save-rows';
import { ROWS_PER_SAVE_MAX } from './schema';

const { db, ada, flag } = await flagWorld();
const save = (rows: object[], { note = '', who = ada, environment = PRODUCTION } = {}) =>
  saveRows(who, { environment, input: { rows, note } });

const edited = (key: string, before: object, after: object) => ({ action: 'flag.edited', flag: key, before, after });

describe('saving rows of the table', () => {
  test('is one change: one note, one revision, an entry for each row that differs', async () => {
    const [a, b, c] = [await flag('row_a'), await flag('row_b'), await flag('row_c')];
    const rows = [
      { key: c, version: 1, rollout_percentage: '25' },
      { key: a, version: 1, rollout_percentage: '12,5', enabled: false },
      { key: b, version: 1, rollout_percentage: 10 },
    ];
    let saved: unknown;
    const trace = await traceOf(db, async () => {
      saved = (await save(rows, { note: 'Monday' })).result;
    });
    expect(saved).toEqual([
      { key: c, what: 'rollout_percentage', from: 10, to: 25 },
      { key: a, what: 'rollout_percentage', from: 10, to: 12.5 },
      { key: a, what: 'enabled', from: true, to: false },
    ]);
    expect(trace).toEqual({
      production: {
        revisions: 1,
        entries: [
          edited(c, { rollout_percentage: 10 }, { rollout_percentage: 25 }),
          edited(a, { rollout_percentage: 10, enabled: true }, { rollout_percentage: 12.5, enabled: false }),
        ],
      },
    });
    expect(await findFlag(db, PRODUCTION, b)).toMatchObject({ version: 1 });
    expect((await findFlag(db, PRODUCTION, a))?.lastChange).toMatchObject({ who: 'Ada', note: 'Monday' });
  });

  test('that somebody overtook in one row saves none, and says for each such row who set what', async () => {
    const [mine, theirs, also] = [await flag('mine'), await flag('theirs'), await flag('also_theirs')];
    const bob = contextOf(db, await accountCalled(db, 'Bob'));
    const meanwhile = [theirs, also].map((key) => ({ key, version: 1, rollout_percentage: 50 }));
    await save(meanwhile, { who: bob, note: 'Faster' });
    const rows = [mine, theirs, also].map((key) => ({ key, version: 1, rollout_percentage: 20 }));
    const conflict = { theirs: { enabled: true, rolloutPercentage: 50, version: 2 }, who: 'Bob', note: 'Faster' };
    await expectRefusal(db, () => save(rows), {
      code: 'CONFLICT',
      message: expect.stringMatching(/^Nothing was saved: Bob changed theirs and 1 more meanwhile, now at 50 %\./),
      more: {
        details: {
          conflicts: [
            { ...conflict, key: theirs },
            { ...conflict, key: also },
          ],
        },
      },
    });
  });
});

describe('a save is refused', () => {
  test('with a flag in it twice: which of the two would have won?', async () => {
    const key = await flag('twice');
    const rows = [20, 30].map((rollout_percentage) => ({ key, version: 1, rollout_percentage }));
    await expectRefusal(db, () => save(rows), { code: 'INVALID_INPUT', more: { field: 'rows' } });
  });

  test('with an archived flag in it, whoever archived it', async () => {
    const [open, archived] = [await flag('open'), await flag('archived')];
    await archiveFlag(ada, { environment: PRODUCTION, key: archived, input: {} });
    const rows = [
      { key: open, version: 1, rollout_percentage: 20 },
      { key: archived, version: 2, rollout_percentage: 20 },
    ];
    await expectRefusal(db, () => save(rows), { code: 'CONFLICT', message: expect.stringContaining('is archived') });
  });

  test('with a value that is no percentage, naming the row', async () => {
    const [a, b] = [await flag('value_a'), await flag('value_b')];
    for (const wrong of ['101', 'abc', '', '-1', '12.3456', Number.NaN]) {
      const rows = [
        { key: a, version: 1, rollout_percentage: 20 },
        { key: b, version: 1, rollout_percentage: wrong },
      ];
      const refusal = { code: 'INVALID_INPUT', more: { field: 'rows.1.rollout_percentage' } };
      await expectRefusal(db, () => save(rows), refusal);
    }
  });

  test('with an unknown flag, an empty list, too long a list, or no version', async () => {
    const key = await flag('plain');
    const row = { key, version: 1, rollout_percentage: 20 };
    await expectRefusal(db, () => save([row, { ...row, key: 'unknown' }]), { code: 'NOT_FOUND' });
    await expectRefusal(db, () => save([row, { ...row, key: 'a\0b' }]), { code: 'NOT_FOUND' });
    await expectRefusal(db, () => save([]), { code: 'INVALID_INPUT', more: { field: 'rows' } });
    await expectRefusal(db, () => save([{ key, rollout_percentage: 20 }]), { more: { field: 'rows.0.version' } });
    const many = Array.from({ length: ROWS_PER_SAVE_MAX + 1 }, (_, i) => ({ key: `f${i}`, version: 1 }));
    await expectRefusal(db, () => save(many), { code: 'INVALID_INPUT', more: { field: 'rows' } });
  });

  test('by a member, and in an environment that there is not', async () => {
    const rows = [{ key: await flag('guarded'), version: 1, rollout_percentage: 20 }];
    const who = contextOf(db, await accountCalled(db, 'Max', 'member'));
    await expectRefusal(db, () => save(rows, { who }), { code: 'FORBIDDEN' });
    await expectRefusal(db, () => save(rows, { environment: 'nowhere' }), { code: 'NOT_FOUND' });
  });
});
