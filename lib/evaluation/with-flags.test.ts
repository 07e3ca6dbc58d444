import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { decide, isEnabled } from './gate';
import { forcedFlags, withFlags } from './with-flags';

describe("a host's own test", () => {
  test('sets the flags that it is about; every other is what the caller falls back to', async () => {
    await withFlags({ new_dashboard: true, beta_editor: false }, async () => {
      expect(await isEnabled('new_dashboard')).toBe(true);
      expect(await isEnabled('beta_editor', true)).toBe(false);
      expect(await isEnabled('another')).toBe(false);
      expect(await isEnabled('another', true)).toBe(true);
    });
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'is not answered by the name %s',
    async (key) => {
      await withFlags({ new_dashboard: true }, async () => {
        expect(await isEnabled(key)).toBe(false);
        expect(await isEnabled(key, true)).toBe(true);
      });
    },
  );

  test('gets a decision that says so: nothing was hashed, nothing was read', async () => {
    expect(await withFlags({ new_dashboard: true }, () => decide('new_dashboard', false))).toEqual({
      flagKey: 'new_dashboard',
      value: true,
      reason: 'STATIC',
      revision: null,
      policy: null,
      targetingKey: null,
      bucket: null,
      percentage: null,
      isPreview: false,
    });
  });

  test('may stand inside another, and adds to it', async () => {
    await withFlags({ a: true, b: true }, async () => {
      await withFlags({ b: false, c: true }, async () => {
        expect(forcedFlags()).toEqual({ a: true, b: false, c: true });
      });
      expect(forcedFlags()).toEqual({ a: true, b: true });
    });
  });

  test('may run beside another, and neither sees the other', async () => {
    const one = async (value: boolean) => {
      for (let i = 0; i < 20; i++) {
        await setImmediate();
        expect(await isEnabled('contended')).toBe(value);
      }
    };
    await Promise.all([true, false, true].map((contended) => withFlags({ contended }, () => one(contended))));
  });

  test('leaves nothing behind, also where it fails', async () => {
    const failing = withFlags({ a: true }, () => Promise.reject(new Error('a failing test')));
    await expect(failing).rejects.toThrow('a failing test');
    expect(forcedFlags()).toBeUndefined();
  });

  test('gives back what it ran', () => {
    expect(withFlags({}, () => 7)).toBe(7);
  });
});
