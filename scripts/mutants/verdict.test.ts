import { expect, test } from 'vitest';
import type { TestResult } from './test-result';
import { verdict } from './verdict';

const NAME = { file: 'lib/a.test.ts', title: 'refuses' };

function ran(status: TestResult['status'], title = 'a flag refuses 101'): TestResult {
  return { file: 'lib/a.test.ts', title, status };
}

function verdictOn(...results: TestResult[]) {
  return verdict({ results, lines: 'Error: lib/a.ts does not compile' }, NAME);
}

test('a test that ran and failed is red, and says which it was', () => {
  expect(verdictOn(ran('failed'), ran('passed', 'a plan refuses 101'))).toEqual({
    colour: 'red',
    titles: ['a flag refuses 101'],
  });
});

test('only tests of that file with that title count', () => {
  const elsewhere = { ...ran('failed'), file: 'lib/b.test.ts' };
  expect(verdictOn(ran('passed'), ran('failed', 'a flag takes 100'), elsewhere)).toEqual({ colour: 'green' });
});

test('a test that could not run is neither, and its runner’s words say why', () => {
  const none = { colour: 'none', why: expect.stringMatching(/"refuses"(.|\n)*does not compile/) };
  expect(verdictOn()).toEqual(none);
  expect(verdictOn(ran('did-not-run'))).toEqual(none);
});
