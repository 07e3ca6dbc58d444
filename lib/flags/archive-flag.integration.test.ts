import { describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { ENVIRONMENTS, expectRefusal, traceOf } from '@/e2e/support/trace';
import { evaluate } from '@/lib/engine/evaluate';
import { loadEnvironment } from '@/lib/snapshot/load';
import { buildSnapshot } from '@/lib/snapshot/snapshot';
import { archiveFlag, restoreFlag } from './archive-flag';
import { editFlag } from './edit-flag';
import { findFlag } from './list-flags';

const { db, ada, flag } = await flagWorld();
const archive = (key: string, input: object = {}, environment = PRODUCTION, who = ada) =>
  archiveFlag(who, { environment, key, input });
const restore = (key: string, input: object = {}) => restoreFlag(ada, { environment: PRODUCTION, key, input });

/** What a newly started instance answers. */
async function answer(key: string) {
  const loaded = await loadEnvironment(db, PRODUCTION, null);
  const compiled = loaded && buildSnapshot(loaded, null).flags.get(key);
  return compiled && evaluate(compiled, { targetingKey: 'someone' }, 0);
}

describe('archiving', () => {
  test('happens in every environment as one change, with an entry in each', async () => {
    const key = await flag('done');
    const entry = { action: 'flag.archived', flag: key, before: { archived: false }, after: { archived: true } };
    const trace = await traceOf(db, () => archive(key, { note: 'Shipped', version: 1 }));
    for (const environment of ENVIRONMENTS) {
      expect(trace[environment]).toEqual({ revisions: 1, entries: [entry] });
      expect(await findFlag(db, environment, key)).toMatchObject({ archived: true, version: 2 });
    }
  });

  test.each<[string, { enabled?: boolean; rollout_percentage: number }]>([
    ['at 100 % stays on', { rollout_percentage: 100 }],
    ['that was off stays off', { enabled: false, rollout_percentage: 100 }],
    ['at a quarter stays on for the same quarter', { rollout_percentage: 25 }],
  ])('a flag %s', async (_what, said) => {
    const key = await flag(`last_answer_${crypto.randomUUID()}`, said);
    const before = await answer(key);
    await archive(key);
    const reason = said.enabled === false ? 'DISABLED' : 'STALE';
    expect(await answer(key)).toEqual({ ...before, reason });
  });

  test('twice changes nothing the second time', async () => {
    const key = await flag('twice');
    await archive(key);
    expect(await traceOf(db, () => archive(key))).toEqual({});
  });

  test('and restoring gives the flag back as it was, open for edits', async () => {
    const key = await flag('there_and_back', { owner: 'Web', tags: ['q4'], rollout_percentage: 33.3 });
    const {
      version: _old,
      revision: _at,
      updatedAt: _when,
      lastChange: _who,
      ...before
    } = (await findFlag(db, PRODUCTION, key)) ?? {};
    await archive(key);
    const trace = await traceOf(db, () => restore(key));
    expect(trace.production?.entries).toEqual([
      { action: 'flag.restored', flag: key, before: { archived: true }, after: { archived: false } },
    ]);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ ...before, archived: false, version: 3 });
    await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: 50, version: 3 } });
  });
});

describe('archiving is refused', () => {
  test('from an older version, saying who changed it meanwhile', async () => {
    const key = await flag('contended');
    await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: 60 } });
    const refusal = {
      code: 'CONFLICT',
      message: expect.stringContaining('Ada changed contended meanwhile, now at 60 %'),
    };
    await expectRefusal(db, () => archive(key, { version: 1 }), refusal);
  });

  test('in the name of an environment that there is not, rather than without looking at the version', async () => {
    const key = await flag('nowhere');
    const refusal = { code: 'NOT_FOUND', more: { field: 'environment' } };
    await expectRefusal(db, () => archive(key, { version: 99 }, 'nowhere'), refusal);
  });

  test('of an unknown flag, and by a member', async () => {
    await expectRefusal(db, () => archive('unknown'), { code: 'NOT_FOUND', more: { field: 'key' } });
    const key = await flag('guarded');
    const member = contextOf(db, await accountCalled(db, 'Max', 'member'));
    await expectRefusal(db, () => archive(key, {}, PRODUCTION, member), { code: 'FORBIDDEN' });
  });

  test('of ten people at once who looked at the same version, one archives it', async () => {
    const key = await flag('ten_at_once');
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => archive(key, { version: 1 })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ archived: true, version: 2 });
  });
});
