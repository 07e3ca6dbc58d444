import { afterEach, expect, test, vi } from 'vitest';
import { FAILED, PASSED } from './counts';
import { runSteps } from './run-steps';
import type { VerifyStep } from './steps';

const ctx = { folder: '', env: process.env, stop: new AbortController().signal };
const step = (name: string, run: VerifyStep['run'], after?: string): VerifyStep => ({
  name,
  run,
  ...(after && { after }),
});

function printed(): string[] {
  return vi.mocked(console.log).mock.calls.flat().join('\n').split('\n');
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('the last line is the plain sum, and all passed is success', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const steps = [step('types', async () => PASSED), step('unit', async () => ({ passed: 41, failed: 0 }))];
  expect(await runSteps(steps, ctx)).toBe(0);
  expect(printed().at(-1)).toBe('42 passed, 0 failed');
});

test('a failed step lets the others run, all but those that need it', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const ran: string[] = [];
  const note = (name: string) => async () => {
    ran.push(name);
    return name === 'build' ? FAILED : PASSED;
  };
  const steps = [step('build', note('build')), step('stories', note('stories'), 'build'), step('last', note('last'))];
  expect(await runSteps(steps, ctx)).toBe(1);
  expect(ran).toEqual(['build', 'last']);
  expect(printed().at(-1)).toBe('1 passed, 2 failed');
});

test('a step that throws has failed, and the sum is still printed', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await runSteps([step('types', () => Promise.reject(new Error('no')))], ctx)).toBe(1);
  expect(printed().at(-1)).toBe('0 passed, 1 failed');
});

test('what failed stands at the end, above the sum', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const stories = step('stories', async () => ({
    passed: 3,
    failed: 1,
    failures: ['e2e/kill.spec.ts:7: is not\n  no row'],
  }));
  await runSteps([stories, step('chaos', async () => PASSED)], ctx);
  expect(printed().slice(-5)).toEqual(['', 'e2e/kill.spec.ts:7: is not', '  no row', '', '4 passed, 1 failed']);
});
