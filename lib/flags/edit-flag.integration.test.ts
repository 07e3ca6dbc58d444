import { describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { archiveFlag } from './archive-flag';
import { editFlag } from './edit-flag';
import { findFlag } from './list-flags';

const { db, ada, flag } = await flagWorld();
const edit = (key: string, patch: object, environment = PRODUCTION, who = ada) =>
  editFlag(who, { environment, key, patch });

describe('editing a flag', () => {
  test('changes its percentage in one environment alone', async () => {
    const key = await flag('one_environment');
    const trace = await traceOf(db, () => edit(key, { rollout_percentage: 25, note: 'Go on' }));
    const entry = {
      action: 'flag.edited',
      flag: key,
      before: { rollout_percentage: 10 },
      after: { rollout_percentage: 25 },
    };
    expect(trace).toEqual({ production: { revisions: 1, entries: [entry] } });
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({
      rolloutPercentage: 25,
      version: 2,
      lastChange: { who: 'Ada', note: 'Go on', source: 'dashboard' },
    });
    expect(await findFlag(db, 'staging', key)).toMatchObject({ rolloutPercentage: 0, version: 1 });
  });

  test('changes what all environments share in all of them, and what is its own where it was asked, as one change', async () => {
    const key = await flag('shared_and_own');
    const shared = { before: { owner: '', tags: [] }, after: { owner: 'Web', tags: ['q4'] } };
    const entry = { action: 'flag.edited', flag: key, ...shared };
    const own = { before: { ...shared.before, enabled: true }, after: { ...shared.after, enabled: false } };
    const trace = await traceOf(db, () => edit(key, { owner: 'Web', tags: ['q4'], enabled: false }));
    expect(trace).toEqual({
      production: { revisions: 1, entries: [{ ...entry, ...own }] },
      staging: { revisions: 1, entries: [entry] },
      development: { revisions: 1, entries: [entry] },
    });
    for (const environment of ['staging', 'development']) {
      expect(await findFlag(db, environment, key)).toMatchObject({ owner: 'Web', tags: ['q4'], version: 2 });
    }
  });

  test('to what it is already leaves no entry and no new version', async () => {
    const key = await flag('as_it_is');
    expect(await traceOf(db, () => edit(key, { rollout_percentage: '10,000', enabled: true, owner: ' ' }))).toEqual({});
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ version: 1 });
  });

  test('finds it by its key in whatever case, and never changes the key', async () => {
    await flag('Mixed_Case');
    await edit('mIXED_cASE', { enabled: false });
    expect(await findFlag(db, PRODUCTION, 'mixed_case')).toMatchObject({ key: 'Mixed_Case', enabled: false });
  });
});

describe('an edit is refused', () => {
  test('that was made from an older version: nothing is changed, and it is told who set what meanwhile', async () => {
    const key = await flag('contended');
    const bob = contextOf(db, await accountCalled(db, 'Bob'));
    await edit(key, { rollout_percentage: 40, enabled: false, note: 'Trouble' }, PRODUCTION, bob);
    await expectRefusal(db, () => edit(key, { rollout_percentage: 25, version: 1 }), {
      code: 'CONFLICT',
      message: `Nothing was saved: Bob changed ${key} meanwhile, now at 40 %, switched off. Look at it, then save again.`,
      more: {
        field: 'version',
        details: {
          conflicts: [
            {
              key,
              theirs: { enabled: false, rolloutPercentage: 40, version: 2 },
              who: 'Bob',
              at: expect.stringMatching(/^20.*Z$/),
              note: 'Trouble',
            },
          ],
        },
      },
    });
  });

  test('of an archived flag', async () => {
    const key = await flag('archived');
    await archiveFlag(ada, { environment: PRODUCTION, key, input: {} });
    await expectRefusal(db, () => edit(key, { rollout_percentage: 25 }), {
      code: 'CONFLICT',
      message: `${key} is archived and keeps its last answer: restore it first.`,
    });
  });

  test.each([
    ['rollout_percentage', 101],
    ['rollout_percentage', -1],
    ['rollout_percentage', 'abc'],
    ['rollout_percentage', 0.0005],
    ['rollout_percentage', Number.NaN],
    ['description', 'x'.repeat(2_001)],
    ['description', 'a\0b'],
    ['description', 'half \ud83d'],
    ['owner', 'a\0b'],
    ['note', 'a\0b'],
    ['tags', ['']],
    ['kind', 'toggle'],
    ['enabled', 'true'],
    ['version', 0],
    ['key', 'another'],
    ['identity_policy', 'user'],
    ['archived', true],
    ['rules', {}],
    ['targets', 'me'],
    ['prerequisites', [7]],
    ['__proto__', {}],
  ])('with %s = %j, by the name of the field', async (field, value) => {
    const key = await flag(`field_${crypto.randomUUID()}`);
    const patch = JSON.parse(`{"rollout_percentage":20,${JSON.stringify(field)}:null}`);
    Object.defineProperty(patch, field, { value, enumerable: true });
    const about = Array.isArray(value) ? `${field}.0` : field;
    await expectRefusal(db, () => edit(key, patch), { code: 'INVALID_INPUT', more: { field: about } });
  });

  test.each(['unknown', 'a\0b', '', 'x'.repeat(5_000)])('of a flag that there is not: %j', async (key) => {
    await expectRefusal(db, () => edit(key, { enabled: true }), { code: 'NOT_FOUND', more: { field: 'key' } });
  });

  test.each([{ enabled: false }, { owner: 'Web' }])('in an environment that there is not: %j', async (patch) => {
    const key = await flag(`nowhere_${crypto.randomUUID()}`);
    for (const environment of ['nowhere', 'Production', 'a\0b']) {
      const refusal = { code: 'NOT_FOUND', more: { field: 'environment' } };
      await expectRefusal(db, () => edit(key, patch, environment), refusal);
    }
  });

  test('by a member', async () => {
    const key = await flag('not_for_members');
    const member = contextOf(db, await accountCalled(db, 'Max', 'member'));
    await expectRefusal(db, () => edit(key, { enabled: false }, PRODUCTION, member), { code: 'FORBIDDEN' });
  });
});
