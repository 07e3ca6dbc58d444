import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeLock } from './complete-lock.mjs';

const NAMES = { '@swc/core-darwin-arm64': '1.2.3', '@swc/core-linux-x64-musl': '1.2.3' };

test('a lock without holes is left as it is', () => {
  const lock = {
    packages: {
      'node_modules/swc': { version: '1.2.3', optionalDependencies: { '@swc/core-win32-x64': '1.2.3' } },
      'node_modules/@swc/core-win32-x64': { version: '1.2.3' },
    },
  };
  const completed = completeLock(lock);
  expect(completed.added).toEqual([]);
  expect(completed.lock).toBe(lock);
});

test('an optional package that the registry lacked is added as npm would write it, for the machines that its name says', () => {
  const swc = { version: '1.2.3', dev: true, optionalDependencies: NAMES };
  const { lock, added } = completeLock({ name: 'app', packages: { '': {}, 'node_modules/swc': swc } });
  expect(added).toEqual(['@swc/core-darwin-arm64@1.2.3', '@swc/core-linux-x64-musl@1.2.3']);
  expect(lock).toEqual({
    name: 'app',
    packages: {
      '': {},
      'node_modules/@swc/core-darwin-arm64': {
        version: '1.2.3',
        cpu: ['arm64'],
        os: ['darwin'],
        dev: true,
        optional: true,
      },
      'node_modules/@swc/core-linux-x64-musl': {
        version: '1.2.3',
        cpu: ['x64'],
        os: ['linux'],
        libc: ['musl'],
        dev: true,
        optional: true,
      },
      'node_modules/swc': swc,
    },
  });
  expect(Object.keys(lock.packages)).toEqual(Object.keys(lock.packages).toSorted());
  expect(completeLock(lock).added).toEqual([]);
});

test('a package of another version further up is no answer, and is not replaced', () => {
  const optionalDependencies = { 'tool-darwin-x64': '2.0.0' };
  const { lock } = completeLock({
    packages: {
      'node_modules/host/node_modules/tool': { version: '2.0.0', optionalDependencies },
      'node_modules/tool-darwin-x64': { version: '3.0.0' },
    },
  });
  expect(lock.packages).toMatchObject({
    'node_modules/host/node_modules/tool-darwin-x64': { version: '2.0.0' },
    'node_modules/tool-darwin-x64': { version: '3.0.0' },
  });
});

test('of a range the lowest version is added, and one that names no version is refused', () => {
  const wishing = (range: string) => ({ packages: { '': { optionalDependencies: { fsevents: range } } } });
  expect(completeLock(wishing('~2.3.2')).lock.packages).toMatchObject({
    'node_modules/fsevents': { version: '2.3.2', os: ['darwin'] },
  });
  expect(() => completeLock(wishing('>=2 <4'))).toThrow('fsevents@>=2 <4 is missing');
});

test.each(['package-lock.json', 'bench/package-lock.json'])('%s has no holes', (file) => {
  expect(completeLock(JSON.parse(readFileSync(file, 'utf8'))).added).toEqual([]);
});
