import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { thisInstance } from './this-instance';

test('a process has one id for as long as it runs, a name to find it by, and its version', () => {
  applySettings({ PORT: '3004', NEXT_DIST_DIR: '/nowhere' });
  const { id, name, version } = thisInstance();
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(name).toBe(`${hostname()}:3004`);
  expect(version).toMatch(/^\d+\.\d+\.\d+ \(no build\)$/);
  expect(thisInstance()).toBe(thisInstance());
});
