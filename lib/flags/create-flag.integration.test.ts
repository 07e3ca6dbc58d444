import { describe, expect, test } from 'vitest';
import { accountCalled, contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { expectRefusal, traceOf } from '@/e2e/support/trace';
import { BOOLEAN_FIELDS } from '@/lib/variants/boolean-fields';
import { createFlag } from './create-flag';
import { listFlags } from './list-flags';

const { db, ada } = await flagWorld();
const create = (input: object, environment = PRODUCTION, who = ada) => createFlag(who, { environment, input });

describe('making a flag', () => {
  test('makes it as told where it was made, off at 0 % in the other environments, with an entry in each', async () => {
    const input = {
      key: 'Checkout.v2-beta',
      description: 'One page',
      kind: 'experiment',
      identity_policy: 'user',
      failure_mode: 'fail-closed',
      client_visible: true,
      owner: 'Payments',
      tags: ['web', 'q4'],
      enabled: true,
      rollout_percentage: '12,5',
      note: 'First steps',
    };
    const { key: _key, note: _note, rollout_percentage: _text, ...shared } = input;
    const targeting = { ...BOOLEAN_FIELDS, rules: [], targets: [], prerequisites: [] };
    const here = { ...shared, ...targeting, archived: false, killed: false, enabled: true, rollout_percentage: 12.5 };
    const there = { ...here, enabled: false, rollout_percentage: 0 };
    const entry = { action: 'flag.created', flag: input.key, before: null };
    const trace = await traceOf(db, () => create(input));
    expect(trace).toEqual({
      production: { revisions: 1, entries: [{ ...entry, after: here }] },
      staging: { revisions: 1, entries: [{ ...entry, after: there }] },
      development: { revisions: 1, entries: [{ ...entry, after: there }] },
    });
    expect((await listFlags(db, PRODUCTION)).find(({ key }) => key === input.key)).toMatchObject({
      key: input.key,
      kind: 'experiment',
      enabled: true,
      rolloutPercentage: 12.5,
      identityPolicy: 'user',
      failureMode: 'fail-closed',
      clientVisible: true,
      tags: ['web', 'q4'],
      archived: false,
      version: 1,
      lastChange: { who: 'Ada', note: 'First steps', source: 'dashboard' },
    });
    expect((await listFlags(db, 'staging')).find(({ key }) => key === input.key)).toMatchObject({
      enabled: false,
      rolloutPercentage: 0,
      version: 1,
    });
  });

  test('counts it in every environment, so that a snapshot which misses it is noticed', async () => {
    await create({ key: 'counted', identity_policy: 'device' });
    const { length } = await listFlags(db, PRODUCTION);
    for (const { flagCount } of await db.query.environments.findMany()) expect(flagCount).toBe(length);
  });

  test('says nothing of the identity policy by itself: it is chosen', async () => {
    const refusal = { code: 'INVALID_INPUT', more: { field: 'identity_policy' } };
    await expectRefusal(db, () => create({ key: 'undecided' }), refusal);
  });
});

describe('a key', () => {
  test.each(['taken', 'TAKEN', 'Taken'])('that a flag has already is refused in whatever case: %s', async (key) => {
    await create({ key: 'tAken', identity_policy: 'device' }).catch(() => {});
    await expectRefusal(db, () => create({ key, identity_policy: 'device' }), {
      code: 'CONFLICT',
      message: 'tAken exists already. Choose another key, or edit that flag.',
      more: { field: 'key' },
    });
  });

  test.each(['', 'new', 'New', '-a', '.a', 'a b', 'a/b', 'a:b', 'ä', 'a'.repeat(101), 'a\n', 'a\0'])(
    'that cannot be one is refused: %j',
    async (key) => {
      const refusal = { code: 'INVALID_INPUT', more: { field: 'key' } };
      await expectRefusal(db, () => create({ key, identity_policy: 'device' }), refusal);
    },
  );

  test('wanted by twenty people at once is given to one', async () => {
    const wanted = Array.from({ length: 20 }, (_, i) =>
      create({ key: i % 2 ? 'popular' : 'POPULAR', identity_policy: 'device' }),
    );
    const answers = await Promise.allSettled(wanted);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'CONFLICT' });
    }
  });
});

test('a member makes no flag', async () => {
  const member = contextOf(db, await accountCalled(db, 'Max', 'member'));
  const made = () => create({ key: 'not_allowed', identity_policy: 'device' }, PRODUCTION, member);
  await expectRefusal(db, made, { code: 'FORBIDDEN' });
});

test('an environment that there is not is named, and no flag is made anywhere', async () => {
  const made = () => create({ key: 'nowhere', identity_policy: 'device' }, 'nowhere');
  await expectRefusal(db, made, { code: 'NOT_FOUND', more: { field: 'environment' } });
});
