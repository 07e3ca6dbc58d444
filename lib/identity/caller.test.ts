import { describe, expect, test } from 'vitest';
import { keyFor } from '@/lib/engine/key-for';
import type { EvaluationContext, IdentityPolicy } from '@/lib/engine/types';
import { withIdentities } from './caller';

/** What is hashed for a caller under a policy; empty where it is missing. */
function callerKey(policy: IdentityPolicy, context: EvaluationContext): string {
  return keyFor({ identityPolicy: policy, identityPath: null }, null, withIdentities(context));
}

describe('a caller over HTTP that sends a targeting key', () => {
  test.each(['device', 'user'] as const)('is that key under the policy %s', (policy) => {
    expect(callerKey(policy, { targetingKey: 'org-7', attributes: { plan: 'pro' } })).toBe('org-7');
    expect(callerKey(policy, { targetingKey: 'org-7' })).toBe('org-7');
  });

  test('that is empty, or none, has none', () => {
    expect(callerKey('device', { targetingKey: '' })).toBe('');
    expect(callerKey('device', {})).toBe('');
  });
});

describe('a caller over HTTP that says anonymousId or userId', () => {
  const attributes = { anonymousId: 'browser-1', userId: 42 };

  test('leaves the choice to the policy, whatever its targeting key', () => {
    expect(callerKey('device', { targetingKey: 'x', attributes })).toBe('browser-1');
    expect(callerKey('user', { targetingKey: 'x', attributes })).toBe('42');
    expect(callerKey('user', { targetingKey: 'x', attributes: { userId: 'u-42' } })).toBe('u-42');
  });

  test('is nobody where the policy wants the one that it did not send', () => {
    expect(callerKey('user', { targetingKey: 'x', attributes: { anonymousId: 'browser-1' } })).toBe('');
    expect(callerKey('device', { targetingKey: 'x', attributes: { userId: 42 } })).toBe('');
  });

  test.each([{ id: 1 }, [1], '', 1.5, Number.NaN, true])('is nobody by an id such as %s', (userId) => {
    expect(callerKey('user', { attributes: { userId } })).toBe('');
  });

  test('did not say it where it said null, or where only Object.prototype did', () => {
    expect(callerKey('user', { targetingKey: 'x', attributes: { userId: null } })).toBe('x');
    expect(callerKey('user', { targetingKey: 'x', attributes: Object.create({ userId: 9 }) })).toBe('x');
  });
});
