import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyFor } from '@/lib/engine/key-for';
import type { IdentityPolicy } from '@/lib/engine/types';
import { identitiesOf, type Visitor } from './identities-of';

const ANONYMOUS = '0b8a1b1e-0b8a-4b1e-8b1e-0b8a1b1e0b8a';

/** What is hashed for a visitor under a policy; empty where it is missing. */
function keyUnder(policy: IdentityPolicy, who: Partial<Visitor>): string {
  const identities = identitiesOf({ anonymousId: null, accountId: null, firstId: null, ...who });
  return keyFor({ identityPolicy: policy, identityPath: null }, null, { identities });
}

describe('a flag for devices', () => {
  test('knows a visitor by their anonymous id, before and after they sign in', () => {
    const key = ANONYMOUS;
    expect(keyUnder('device', { anonymousId: ANONYMOUS, accountId: null })).toBe(key);
    expect(keyUnder('device', { anonymousId: ANONYMOUS, accountId: 7 })).toBe(key);
  });

  test('does not know an account whose device has no id', () => {
    expect(keyUnder('device', { anonymousId: null, accountId: 7 })).toBe('');
  });
});

describe('a flag for users', () => {
  test('knows an account by its id in base 10, on whatever device', () => {
    const key = '7';
    expect(keyUnder('user', { anonymousId: ANONYMOUS, accountId: 7 })).toBe(key);
    expect(keyUnder('user', { anonymousId: null, accountId: 7 })).toBe(key);
  });

  test('does not know an anonymous visitor, and never takes their device for an account', () => {
    expect(keyUnder('user', { anonymousId: ANONYMOUS, accountId: null })).toBe('');
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('does not know an account %s', (accountId) => {
    expect(keyUnder('user', { anonymousId: null, accountId })).toBe('');
  });
});

describe('a flag that adopts accounts', () => {
  test('goes by the device until there is an account, and by the account from then on', () => {
    expect(keyUnder('adopt-user', { anonymousId: ANONYMOUS })).toBe(ANONYMOUS);
    expect(keyUnder('adopt-user', { anonymousId: ANONYMOUS, accountId: 7, firstId: ANONYMOUS })).toBe('7');
  });
});

describe('a flag that sticks to the first id', () => {
  const OTHER = '1c9b2c2f-1c9b-4c2f-8c2f-1c9b2c2f1c9b';

  test('goes by the device until somebody signs in, and by what their account was first known by from then on', () => {
    expect(keyUnder('sticky-first', { anonymousId: ANONYMOUS })).toBe(ANONYMOUS);
    expect(keyUnder('sticky-first', { anonymousId: OTHER, accountId: 7, firstId: ANONYMOUS })).toBe(ANONYMOUS);
  });

  test('goes by the account only where neither it nor the device has another id', () => {
    expect(keyUnder('sticky-first', { anonymousId: OTHER, accountId: 7 })).toBe(OTHER);
    expect(keyUnder('sticky-first', { accountId: 7 })).toBe('7');
  });
});

test('a policy that a poisoned row made up knows nobody', () => {
  expect(keyUnder(poisoned('everybody'), { anonymousId: ANONYMOUS, accountId: 7 })).toBe('');
});

test('a device and an account never share a targeting key', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), fc.integer({ min: 1 }), (anonymousId, accountId) => {
      const visitor = { anonymousId, accountId };
      return keyUnder('device', visitor) !== keyUnder('user', visitor);
    }),
  );
});

// The type forbids it; the database's rows are not bound by types.
function poisoned(policy: string): IdentityPolicy {
  return policy as IdentityPolicy;
}
