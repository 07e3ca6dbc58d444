import { expect, test } from 'vitest';
import { TARGETING_KEY_BYTES_MAX } from '@/lib/engine/budgets';
import { keyFor } from '@/lib/engine/key-for';
import type { IdentityPolicy } from '@/lib/engine/types';
import { withIdentities } from '@/lib/identity/caller';
import { callerContext } from './caller-context';

const keysOf = (query: string) => {
  const context = withIdentities(callerContext(new URLSearchParams(query)));
  const under = (identityPolicy: IdentityPolicy) => keyFor({ identityPolicy, identityPath: null }, null, context);
  return { device: under('device'), user: under('user') };
};

test('a caller is its user_id, whatever the policy of the flag', () => {
  expect(keysOf('user_id=42')).toEqual({ device: '42', user: '42' });
});

test('a caller that tells its two ids apart lets the policy choose', () => {
  expect(keysOf('user_id=42&anonymous_id=cf3a')).toEqual({ device: 'cf3a', user: '42' });
  expect(keysOf('anonymous_id=cf3a')).toEqual({ device: 'cf3a', user: '' });
});

test('an account that was first known by another id keeps that under the policies that promise it', () => {
  const context = withIdentities(callerContext(new URLSearchParams('user_id=42&anonymous_id=new&first_id=old')));
  const under = (identityPolicy: IdentityPolicy) => keyFor({ identityPolicy, identityPath: null }, null, context);
  expect([under('sticky-first'), under('device'), under('user')]).toEqual(['old', 'new', '42']);
});

test("an account's id never passes for a device's where the caller says that the device is not known", () => {
  expect(keysOf('user_id=42&anonymous_id=')).toEqual({ device: '', user: '42' });
});

test('an empty or absent id is a missing one', () => {
  expect(keysOf('user_id=')).toEqual({ device: '', user: '' });
  expect(keysOf('')).toEqual({ device: '', user: '' });
});

test('an id is hashed as it was meant: decoded once, otherwise untouched', () => {
  expect(keysOf('user_id=%2B49%20%C3%A9%2541').user).toBe('+49 é%41');
});

test('an id is bounded in bytes, not in characters, and the refusal names it', () => {
  const full = 'é'.repeat(TARGETING_KEY_BYTES_MAX / 2);
  expect(keysOf(`user_id=${full}`).user).toBe(full);
  for (const name of ['user_id', 'anonymous_id', 'first_id']) {
    expect(() => callerContext(new URLSearchParams({ anonymous_id: '', [name]: `${full}a` }))).toThrow(
      expect.objectContaining({ status: 400, field: name }),
    );
  }
});
