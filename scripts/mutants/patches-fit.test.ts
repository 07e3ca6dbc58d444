import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readMutants } from './read-mutants';

test('every mutant fits the sources as they are, so that none is forgotten until the day the table is made', () => {
  const mutants = readMutants([]);
  expect(mutants.length).toBeGreaterThan(70);
  const misfits = mutants.flatMap(({ name, patch }) => {
    const { status, stderr } = spawnSync('git', ['apply', '--check', '-'], { input: patch, encoding: 'utf8' });
    return status === 0 ? [] : [`${name}: ${stderr.trim()}`];
  });
  expect(misfits).toEqual([]);
});
