import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { anyText } from '@/e2e/support/any-text';
import { compileFlag } from './compile';
import { evaluate } from './evaluate';
import { evaluateMany } from './evaluate-many';
import type { Evaluation, EvaluationContext, StoredFlag } from './types';

vi.setConfig({ testTimeout: 60_000 });

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});
const mostly = <T>(usual: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: anything });

const names = fc.constantFrom(
  'plan',
  'user.plan',
  '__proto__',
  'constructor',
  'constructor.name',
  'toString',
  'a.b.c',
  '',
);
const values = fc.constantFrom<unknown>('pro', '', 5, -0, Number.NaN, true, null, 'Object');

const conditions = fc.record(
  {
    attribute: mostly(names),
    operator: mostly(
      fc.constantFrom('equals', 'one_of', 'contains', 'ends_with', 'greater_than', 'less_than', 'exists'),
    ),
    values: mostly(fc.array(mostly(values), { maxLength: 3 })),
    negate: mostly(fc.boolean()),
  },
  { requiredKeys: [] },
);
const rules = fc.record(
  {
    conditions: mostly(fc.array(mostly(conditions), { maxLength: 3 })),
    serve: mostly(
      fc.constantFrom<unknown>({ variant: 'on' }, { variant: 'off' }, { percentage: 50 }, { percentage: 1e9 }),
    ),
  },
  { requiredKeys: [] },
);
const rows = fc.record(
  {
    key: mostly(fc.constantFrom('new_dashboard', 'a')),
    enabled: mostly(fc.constant(true)),
    killed: mostly(fc.constant(false)),
    rolloutPercentage: mostly(fc.constantFrom<unknown>('25.000', 0, 100, '1e5', Number.NaN)),
    rules: mostly(fc.array(mostly(rules), { maxLength: 4 })),
    identityPolicy: mostly(fc.constantFrom('device', 'user', '__proto__')),
    failureMode: mostly(fc.constantFrom('fail-open', 'constructor')),
    archived: mostly(fc.boolean()),
    revision: mostly(fc.nat()),
  },
  { requiredKeys: [] },
);

const failing = () => {
  throw new Error('hostile');
};
const throwing = new Proxy({}, { get: failing, has: failing, getOwnPropertyDescriptor: failing, ownKeys: failing });
const revoked = Proxy.revocable({}, {});
revoked.revoke();
// As functions, because fast-check would look into them, and look is what they punish.
const hostile = fc.constantFrom<() => unknown>(
  () => throwing,
  () => revoked.proxy,
  () => Object.defineProperty({}, 'plan', { get: failing, enumerable: true }),
  () => Object.create({ plan: 'pro', user: { plan: 'pro' } }),
  () => JSON.parse('{"__proto__": {"plan": "pro"}, "constructor": {"name": "pro"}}'),
  () => ({ plan: 'x'.repeat(1_000_000), user: throwing }),
  () => 'text',
);
const given = (arbitrary: fc.Arbitrary<unknown>) => arbitrary.map((value) => () => value);
const attributes = fc.oneof(hostile, given(anything), given(fc.dictionary(names, mostly(values))));
const targetingKeys = fc.oneof(anyText(), anything, fc.constant('x'.repeat(2_000_000)));
const contexts = fc.oneof(
  hostile,
  given(anything),
  fc.tuple(targetingKeys, attributes).map(([targetingKey, make]) => () => ({ targetingKey, attributes: make() })),
);

test('ten thousand broken rows asked by hostile contexts: no exception, always a reason, off whenever in error', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.oneof({ weight: 9, arbitrary: rows }, { weight: 1, arbitrary: anything }),
      contexts,
      (row, makeContext) => {
        const context = makeContext();
        const answer = ask(row, context);
        const { value, variant, reason, errorCode } = answer;
        seen.add(errorCode ?? reason);
        const isInError = reason === 'ERROR';
        return (
          variant === (value ? 'on' : 'off') &&
          askTwice(row, context).every((same) => same === answer) &&
          isInError === (errorCode !== undefined) &&
          !(value && (isInError || reason === 'DISABLED'))
        );
      },
    ),
    { numRuns: 10_000 },
  );
  expect([...seen].sort()).toEqual([
    'DISABLED',
    'INVALID_CONTEXT',
    'PARSE_ERROR',
    'SPLIT',
    'STALE',
    'STATIC',
    'TARGETING_KEY_MISSING',
    'TARGETING_MATCH',
  ]);
});

test.each([throwing, null, undefined])('a context that cannot be looked into', (context) => {
  const off = { value: false, variant: 'off', reason: 'ERROR' };
  const row = { key: 'a', enabled: true, rolloutPercentage: '50', rules: [], identityPolicy: 'device' };
  const rules = [{ conditions: [{ attribute: 'plan', operator: 'exists' }], serve: { variant: 'on' } }];
  expect(ask(row, context), 'has no targeting key').toEqual({ ...off, errorCode: 'TARGETING_KEY_MISSING' });
  expect(ask({ ...row, rules }, context), 'is invalid to a rule').toEqual({ ...off, errorCode: 'INVALID_CONTEXT' });
  expect(ask({ ...row, rolloutPercentage: 100 }, context), 'need not be looked into at 100').toMatchObject({
    value: true,
  });
});

/** The types say what callers should send; nothing guarantees it, and that is what is tested here. */
function ask(row: unknown, context: unknown): Evaluation {
  return evaluate(compileFlag(row as StoredFlag), context as EvaluationContext, 0);
}

/** As above, and both at once. */
function askTwice(row: unknown, context: unknown): readonly Evaluation[] {
  const flag = compileFlag(row as StoredFlag);
  return evaluateMany([flag, flag], context as EvaluationContext, 0);
}
