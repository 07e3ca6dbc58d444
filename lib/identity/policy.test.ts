import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IdentityPolicy } from '@/lib/engine/types';
import { identify } from './policy';

const ANONYMOUS = '0b8a1b1e-0b8a-4b1e-8b1e-0b8a1b1e0b8a';

describe('a flag for devices', () => {
  test('knows a visitor by their anonymous id, before and after they sign in', () => {
    const key = { targetingKey: ANONYMOUS, namespace: 'device' };
    expect(identify('device', { anonymousId: ANONYMOUS, accountId: null })).toEqual(key);
    expect(identify('device', { anonymousId: ANONYMOUS, accountId: 7 })).toEqual(key);
  });

  test('does not know an account whose device has no id', () => {
    expect(identify('device', { anonymousId: null, accountId: 7 }).targetingKey).toBeUndefined();
  });
});

describe('a flag for users', () => {
  test('knows an account by its id in base 10, on whatever device', () => {
    const key = { targetingKey: '7', namespace: 'user' };
    expect(identify('user', { anonymousId: ANONYMOUS, accountId: 7 })).toEqual(key);
    expect(identify('user', { anonymousId: null, accountId: 7 })).toEqual(key);
  });

  test('does not know an anonymous visitor, and never takes their device for an account', () => {
    expect(identify('user', { anonymousId: ANONYMOUS, accountId: null })).toEqual({
      targetingKey: undefined,
      namespace: 'user',
    });
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('does not know an account %s', (accountId) => {
    expect(identify('user', { anonymousId: null, accountId }).targetingKey).toBeUndefined();
  });
});

test('a policy that a poisoned row made up knows nobody', () => {
  expect(identify(poisoned('everybody'), { anonymousId: ANONYMOUS, accountId: 7 }).targetingKey).toBeUndefined();
});

test('a device and an account never share a targeting key', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), fc.integer({ min: 1 }), (anonymousId, accountId) => {
      const visitor = { anonymousId, accountId };
      return identify('device', visitor).targetingKey !== identify('user', visitor).targetingKey;
    }),
  );
});

// The type forbids it; the database's rows are not bound by types.
function poisoned(policy: string): IdentityPolicy {
  return policy as IdentityPolicy;
}
