import { expect, test } from 'vitest';
import { countsIn, countsOf } from './counts';

const vitest = (passed: number, total: number) => JSON.stringify({ numPassedTests: passed, numTotalTests: total });
const playwright = (stats: object) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

test('passed and failed tests are counted, and what was skipped or passed at the second try has not passed', () => {
  expect(countsOf(vitest(41, 41), 0)).toEqual({ passed: 41, failed: 0 });
  expect(countsOf(vitest(40, 43), 1)).toEqual({ passed: 40, failed: 3 });
  expect(countsOf(playwright({ expected: 9 }), 0)).toEqual({ passed: 9, failed: 0 });
  expect(countsOf(playwright({ expected: 5, unexpected: 1, flaky: 1, skipped: 1 }), 1)).toEqual({
    passed: 5,
    failed: 3,
  });
  expect(countsOf(JSON.stringify({ passed: 18, failed: 2 }), 1)).toEqual({ passed: 18, failed: 2 });
});

test('a run that failed without a failed test, ran none, or wrote no report is a failure', () => {
  expect(countsOf(vitest(41, 41), 1)).toEqual({ passed: 41, failed: 1 });
  expect(countsOf(playwright({}), 0)).toEqual({ passed: 0, failed: 1 });
  expect(countsIn('no-such-report.json', 0)).toEqual({ passed: 0, failed: 1 });
});
