import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '@/e2e/support/any-text';
import { storedFlag } from '@/e2e/support/stored-flag';
import { compileFlag } from './compile';
import { ALONE, evaluate, type PositionOf } from './evaluate';
import type { EvaluationContext, StoredFlag } from './types';

const on = { value: true, variant: 'on' };
const off = { value: false, variant: 'off' };
const missing = { ...off, reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING' };
const ada = { targetingKey: 'ada' };
const nobody: readonly EvaluationContext[] = [{}, { targetingKey: undefined }, { targetingKey: '' }];

const at =
  (position: number): PositionOf =>
  () =>
    position;
const unhashed: PositionOf = () => expect.unreachable('an id was hashed');
const ruleFor = (plan: string, serve: unknown) => ({
  conditions: [{ attribute: 'plan', operator: 'equals', values: [plan] }],
  serve,
});

describe('the order of evaluation', () => {
  test('a disabled flag is off for everyone, whatever its rules and its percentage say', () => {
    const said = { enabled: false, rolloutPercentage: '100', rules: [ruleFor('pro', { variant: 'on' })] };
    expect(answer(said, { ...ada, attributes: { plan: 'pro' } }, unhashed)).toEqual({ ...off, reason: 'DISABLED' });
  });

  test('a killed flag is off for everyone, switched on or not, whatever its rules and its percentage say', () => {
    for (const enabled of [true, false]) {
      const said = { killed: true, enabled, rolloutPercentage: '100', rules: [ruleFor('pro', { variant: 'on' })] };
      expect(answer(said, { ...ada, attributes: { plan: 'pro' } }, unhashed)).toEqual({ ...off, reason: 'DISABLED' });
    }
  });

  test('the first rule whose conditions all hold decides', () => {
    const rules = [
      ruleFor('free', { variant: 'off' }),
      ruleFor('pro', { variant: 'on' }),
      ruleFor('pro', { variant: 'off' }),
    ];
    const ask = (plan: string) => answer({ rules }, { ...ada, attributes: { plan } }, at(99_999));
    expect(ask('pro')).toEqual({ ...on, reason: 'TARGETING_MATCH' });
    expect(ask('free')).toEqual({ ...off, reason: 'TARGETING_MATCH' });
    expect(ask('team')).toEqual({ ...off, reason: 'SPLIT' });
  });

  test('all conditions of a rule have to hold, and a rule without conditions matches everyone', () => {
    const conditions = [
      { attribute: 'plan', operator: 'equals', values: ['pro'] },
      { attribute: 'seats', operator: 'greater_than', values: [5] },
    ];
    const rules = [{ conditions, serve: { variant: 'on' } }];
    const ask = (attributes: Record<string, unknown>) => answer({ rules }, { ...ada, attributes }, at(99_999)).value;
    expect(ask({ plan: 'pro', seats: 6 })).toBe(true);
    expect(ask({ plan: 'pro', seats: 5 })).toBe(false);
    expect(ask({ seats: 6 })).toBe(false);
    expect(answer({ rules: [{ conditions: [], serve: { variant: 'on' } }] }, {}).value).toBe(true);
  });

  test("a rule's percentage replaces the flag's for those whom it matches", () => {
    const rules = [ruleFor('pro', { percentage: 50 })];
    const ask = (position: number) => answer({ rules }, { ...ada, attributes: { plan: 'pro' } }, at(position));
    expect(ask(49_999)).toEqual({ ...on, reason: 'SPLIT' });
    expect(ask(50_000)).toEqual({ ...off, reason: 'SPLIT' });
  });

  test('an archived flag goes on giving its last answer to everybody, and says that it is a tombstone', () => {
    expect(answer({ archived: true, rolloutPercentage: '100' }, ada)).toEqual({ ...on, reason: 'STALE' });
    for (const targetingKey of Array.from({ length: 200 }, (_, nth) => `visitor-${nth}`)) {
      const live = answer({ rolloutPercentage: '50' }, { targetingKey });
      expect(answer({ archived: true, rolloutPercentage: '50' }, { targetingKey })).toEqual({
        ...live,
        reason: 'STALE',
      });
    }
  });

  test('an archived flag that is killed or off says so, and one that cannot be answered says why', () => {
    expect(answer({ archived: true, killed: true }, ada).reason).toBe('DISABLED');
    expect(answer({ archived: true, enabled: false }, ada).reason).toBe('DISABLED');
    const missing = answer({ archived: true, rolloutPercentage: '50' }, {});
    expect(missing).toMatchObject({ value: false, reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING' });
  });
});

describe('the share', () => {
  test('the flag is on for the positions below its threshold, and not for the threshold itself', () => {
    expect(answer({ rolloutPercentage: '2.007' }, ada, at(2006))).toEqual({ ...on, reason: 'SPLIT' });
    expect(answer({ rolloutPercentage: '2.007' }, ada, at(2007))).toEqual({ ...off, reason: 'SPLIT' });
  });

  test('at 0 and at 100 nothing is hashed', () => {
    expect(answer({ rolloutPercentage: '0' }, ada, unhashed)).toEqual({ ...off, reason: 'STATIC' });
    expect(answer({ rolloutPercentage: '100.000' }, ada, unhashed)).toEqual({ ...on, reason: 'STATIC' });
    const all = [{ conditions: [], serve: { percentage: 100 } }];
    expect(answer({ rules: all }, ada, unhashed)).toEqual({ ...on, reason: 'SPLIT' });
  });

  test('raising a percentage only ever adds people', () => {
    const thousandths = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(thousandths, thousandths, anyText({ minLength: 1, maxLength: 40 }), (one, other, id) => {
        const [lower, higher] = [Math.min(one, other) / 1000, Math.max(one, other) / 1000];
        const isOnAt = (rolloutPercentage: number) => answer({ rolloutPercentage }, { targetingKey: id }).value;
        return !isOnAt(lower) || isOnAt(higher) === true;
      }),
      { numRuns: 1000 },
    );
  });
});

describe('without a targeting key', () => {
  test.each(nobody)('%j is off with TARGETING_KEY_MISSING where a hash is needed, and nothing is hashed', (context) => {
    expect(answer({ rolloutPercentage: '99.999' }, context, unhashed)).toEqual(missing);
    expect(answer({ rules: [{ conditions: [], serve: { percentage: 50 } }] }, context, unhashed)).toEqual(missing);
  });

  test.each(nobody)('%j still gets every answer that needs none', (context) => {
    expect(answer({ enabled: false }, context).reason).toBe('DISABLED');
    expect(answer({ rolloutPercentage: '0' }, context)).toEqual({ ...off, reason: 'STATIC' });
    expect(answer({ rolloutPercentage: '100' }, context)).toEqual({ ...on, reason: 'STATIC' });
    const rules = [ruleFor('pro', { variant: 'on' })];
    expect(answer({ rules }, { ...context, attributes: { plan: 'pro' } })).toEqual({
      ...on,
      reason: 'TARGETING_MATCH',
    });
  });

  test.each(['0', '50', '100'])(
    'a flag for accounts at %s gives a visitor without one no share',
    (rolloutPercentage) => {
      expect(answer({ identityPolicy: 'user', rolloutPercentage }, {}, unhashed)).toEqual(missing);
      const rules = [{ conditions: [], serve: { percentage: Number(rolloutPercentage) } }];
      expect(answer({ identityPolicy: 'user', rules }, {}, unhashed)).toEqual(missing);
    },
  );

  test('a flag for accounts still serves a visitor whom a rule names', () => {
    const rules = [ruleFor('pro', { variant: 'on' })];
    const asked = answer({ identityPolicy: 'user', rules }, { attributes: { plan: 'pro' } });
    expect(asked).toEqual({ ...on, reason: 'TARGETING_MATCH' });
  });

  test('an account gets the whole of a flag for accounts', () => {
    expect(answer({ identityPolicy: 'user', rolloutPercentage: '100' }, ada, unhashed)).toEqual({
      ...on,
      reason: 'STATIC',
    });
  });
});

describe('the targeting key', () => {
  test.each([null, {}, [], true, 1.5, Number.NaN, 10n, Symbol('id'), () => 'id'])('%s is not one', (targetingKey) => {
    expect(answer({}, untyped({ targetingKey }))).toEqual(missing);
  });

  test('an integer is its digits', () => {
    for (const integer of [42, -1, 0]) {
      expect(answer({}, untyped({ targetingKey: integer }))).toEqual(answer({}, { targetingKey: String(integer) }));
    }
  });

  test.each(['x'.repeat(1025), '日'.repeat(342), 'x'.repeat(10_000_000)])(
    'over 1 KiB it is refused, unhashed',
    (targetingKey) => {
      const refused = { ...off, reason: 'ERROR', errorCode: 'INVALID_CONTEXT' };
      expect(answer({}, { targetingKey }, unhashed)).toEqual(refused);
    },
  );

  test.each(['x'.repeat(1024), '日'.repeat(341)])('up to 1 KiB it is hashed', (targetingKey) => {
    expect(answer({}, { targetingKey }).reason).toBe('SPLIT');
  });
});

test('the same question gets the same object, which nobody can write to', () => {
  const flag = compileFlag(storedFlag('new_dashboard'));
  const first = evaluate(flag, ada, 0);
  expect(evaluate(flag, { targetingKey: 'ada' }, 1)).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
});

function answer(said: Partial<StoredFlag>, context: EvaluationContext, positionOf?: PositionOf) {
  return evaluate(compileFlag(storedFlag('new_dashboard', said)), context, 0, ALONE, positionOf);
}

/** A context as a caller without types may send it; the engine promises to survive any. */
function untyped(context: object): EvaluationContext {
  return context as EvaluationContext;
}
