import { describe, expect, test } from 'vitest';
import { storedFlag } from '@/e2e/support/stored-flag';
import { compileFlag } from './compile';
import { evaluate } from './evaluate';
import type { StoredFlag } from './types';

const unreadable = { value: false, variant: 'off', reason: 'ERROR', errorCode: 'PARSE_ERROR' };
const everyone = { conditions: [], serve: { variant: 'on' } };
const ofPro = { attribute: 'plan', operator: 'equals', values: ['pro'] };

test('a stored flag keeps what it says', () => {
  const said = {
    rolloutPercentage: '12.500',
    failureMode: 'fail-open',
    identityPolicy: 'device',
    archived: true,
    revision: 7,
  };
  expect(compileFlag(storedFlag('Search.V2', said))).toMatchObject({
    key: 'Search.V2',
    enabled: true,
    killed: false,
    percentage: 12.5,
    identityPolicy: 'device',
    failureMode: 'fail-open',
    archived: true,
    revision: 7,
    valueType: 'boolean',
    on: { name: 'on', value: true },
    off: { name: 'off', value: false },
  });
});

test('a compiled flag cannot be changed', () => {
  const flag = compileFlag(storedFlag('a', { rules: [everyone] }));
  expect([Object.isFrozen(flag), Object.isFrozen(flag.rules)]).toEqual([true, true]);
});

describe('a rule that cannot be read answers off with PARSE_ERROR, and lets nobody fall through to the rollout', () => {
  test.each([
    ['no object', 'rule'],
    ['no conditions', { serve: { variant: 'on' } }],
    ['conditions that are no list', { conditions: {}, serve: { variant: 'on' } }],
    ['more conditions than the budget', { conditions: new Array(51).fill(ofPro), serve: { variant: 'on' } }],
    ['a condition that is no object', { conditions: [null], serve: { variant: 'on' } }],
    ['an unknown operator', withCondition({ operator: 'resembles' })],
    ['an operator named like a method', withCondition({ operator: 'toString' })],
    ['no attribute', withCondition({ attribute: undefined })],
    ['an empty attribute', withCondition({ attribute: '' })],
    ['a path with a gap', withCondition({ attribute: 'user..plan' })],
    ['a path that is too deep', withCondition({ attribute: 'a.'.repeat(10).concat('a') })],
    ['values that are no list', withCondition({ values: 'pro' })],
    ['no values', withCondition({ values: [] })],
    ['two values for equals', withCondition({ values: ['pro', 'team'] })],
    ['a value of no type that can be compared', withCondition({ values: [{}] })],
    ['a text to be greater than', withCondition({ operator: 'greater_than', values: ['5'] })],
    ['a number to begin with', withCondition({ operator: 'starts_with', values: [5] })],
    ['more values than the budget', withCondition({ operator: 'one_of', values: new Array(10_001).fill('a') })],
    ['values for exists', withCondition({ operator: 'exists' })],
    ['a negation that is neither yes nor no', withCondition({ negate: 'yes' })],
    ['nothing to serve', { conditions: [] }],
    ['an unknown variant', { conditions: [], serve: { variant: 'blue' } }],
    ['a variant named like a method', { conditions: [], serve: { variant: 'constructor' } }],
    ['a variant and a percentage', { conditions: [], serve: { variant: 'on', percentage: 5 } }],
    ['a percentage over 100', { conditions: [], serve: { percentage: 101 } }],
    ['a percentage as text', { conditions: [], serve: { percentage: '5' } }],
  ])('%s', (_, rule) => {
    expect(answer({ rules: [rule], rolloutPercentage: '100' })).toEqual(unreadable);
  });

  test('rules that are no list, or too many, are one such rule', () => {
    expect(answer({ rules: 'none', rolloutPercentage: '100' })).toEqual(unreadable);
    expect(answer({ rules: { length: 0 }, rolloutPercentage: '100' })).toEqual(unreadable);
    expect(answer({ rules: new Array(101).fill(everyone) })).toEqual(unreadable);
  });

  test('the rules before it still decide', () => {
    expect(answer({ rules: [everyone, 'rule'] })).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
  });

  test('no rules at all are no error', () => {
    for (const rules of [undefined, null, []])
      expect(answer({ rules, rolloutPercentage: '100' }).reason).toBe('STATIC');
  });
});

describe('a field that cannot be read does no harm', () => {
  test.each([undefined, null, 'x', '', '101', -1, Number.NaN, true, {}, [50]])(
    'the percentage %j',
    (rolloutPercentage) => {
      const said = poisoned({ rolloutPercentage });
      expect(answer(said)).toEqual(unreadable);
      expect(answer({ ...said, rules: [everyone] })).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
    },
  );

  test.each([undefined, null, '', 'a:b', 'a b', 7, {}])('the key %j', (key) => {
    expect(answer(poisoned({ key, rolloutPercentage: '100', rules: [everyone] }))).toEqual(unreadable);
  });

  test.each([undefined, null, 'true', 1, {}])('enabled %j is off', (enabled) => {
    expect(answer(poisoned({ enabled, rolloutPercentage: '100' })).reason).toBe('DISABLED');
  });

  test.each([true, null, 'false', 0, 1, '', {}, []])(
    'killed %j is killed: what cannot be read lifts nothing',
    (killed) => {
      const said = poisoned({ killed, rolloutPercentage: '100', rules: [everyone] });
      expect(answer(said)).toEqual({ value: false, variant: 'off', reason: 'DISABLED' });
    },
  );

  test('a row of before there were kills is not killed', () => {
    expect(answer(poisoned({ killed: undefined, rolloutPercentage: '100' })).value).toBe(true);
  });

  test('an unknown identity policy has the smallest audience, an unknown failure mode the default', () => {
    const flag = compileFlag(storedFlag('a', { identityPolicy: 'stickiest-first', failureMode: '?' }));
    expect(flag).toMatchObject({ identityPolicy: 'user', failureMode: 'last-known-good' });
  });

  test('a row whose fields throw', () => {
    const row = new Proxy(storedFlag('a'), {
      get() {
        throw new Error('unreadable');
      },
    });
    expect(evaluate(compileFlag(row), { targetingKey: 'ada' }, 0)).toEqual(unreadable);
  });
});

function withCondition(changed: object) {
  return { conditions: [{ ...ofPro, ...changed }], serve: { variant: 'on' } };
}

/** What a row may hold whatever its type says; the compiler promises to survive it. */
function poisoned(fields: object): Partial<StoredFlag> {
  return fields as Partial<StoredFlag>;
}

function answer(said: Partial<StoredFlag>) {
  return evaluate(compileFlag(storedFlag('a', said)), { targetingKey: 'ada', attributes: { plan: 'pro' } }, 0);
}
