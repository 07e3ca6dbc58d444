import { expect, test } from 'vitest';
import { isInstalled } from './is-installed.mjs';

const next = { version: '16.4.6', integrity: 'sha512-a' };
const lockOf = (packages: Record<string, object>) => ({ packages: { '': {}, ...packages } });

test('what npm installed from this lock needs no second installation', () => {
  expect(isInstalled(lockOf({ 'node_modules/next': next }), lockOf({ 'node_modules/next': next }))).toBe(true);
});

test('another version, other contents or a missing package ask for an installation', () => {
  const lock = lockOf({ 'node_modules/next': next });
  expect(isInstalled(lock, lockOf({ 'node_modules/next': { ...next, version: '16.4.5' } }))).toBe(false);
  expect(isInstalled(lock, lockOf({ 'node_modules/next': { ...next, integrity: 'sha512-b' } }))).toBe(false);
  expect(isInstalled(lock, lockOf({}))).toBe(false);
});

test('a package for other machines may be missing', () => {
  const lock = lockOf({ 'node_modules/@next/swc-darwin-arm64': { version: '16.4.6', optional: true } });
  expect(isInstalled(lock, lockOf({}))).toBe(true);
});
