import { expect, test } from 'vitest';
import { countsIn, countsOf } from './counts';

const vitest = (passed: number, total: number) => JSON.stringify({ numPassedTests: passed, numTotalTests: total });
const playwright = (stats: object) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

test('passed and failed tests are counted, and what was skipped has not passed', () => {
  expect(countsOf(vitest(41, 41), 0)).toEqual({ passed: 41, failed: 0, failures: [] });
  expect(countsOf(vitest(40, 43), 1)).toEqual({ passed: 40, failed: 3, failures: [] });
  expect(countsOf(playwright({ expected: 9 }), 0)).toEqual({ passed: 9, failed: 0, failures: [] });
  expect(countsOf(playwright({ expected: 5, unexpected: 1, skipped: 2 }), 1)).toEqual({
    passed: 5,
    failed: 3,
    failures: [],
  });
  expect(countsOf(JSON.stringify({ passed: 18, failed: 2 }), 1)).toEqual({ passed: 18, failed: 2, failures: [] });
});

test('two stories may pass at their second try, and are named; with a third, all of them have failed', () => {
  expect(countsOf(playwright({ expected: 9, flaky: 2 }), 0)).toMatchObject({ passed: 11, failed: 0 });
  expect(countsOf(playwright({ expected: 9, flaky: 3 }), 0)).toMatchObject({ passed: 9, failed: 3 });
});

test('a run that failed without a failed test, ran none, or wrote no report is a failure', () => {
  expect(countsOf(vitest(41, 41), 1)).toMatchObject({ passed: 41, failed: 1 });
  expect(countsOf(playwright({}), 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(countsIn('no-such-report.json', 0)).toEqual({ passed: 0, failed: 1 });
});

test('what did not pass is named, with the first lines of what was wrong', () => {
  const unit = {
    numPassedTests: 1,
    numTotalTests: 2,
    testResults: [
      {
        name: `${process.cwd()}/lib/a.test.ts`,
        assertionResults: [
          { fullName: 'holds', status: 'passed', failureMessages: [] },
          { fullName: 'does not', status: 'failed', failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\nto be 2'] },
        ],
      },
      { name: `${process.cwd()}/lib/b.test.ts`, message: 'cannot be loaded', assertionResults: [] },
    ],
  };
  expect(countsOf(JSON.stringify(unit), 1).failures).toEqual([
    'lib/a.test.ts: does not\n  expected 1\n  to be 2',
    'lib/b.test.ts\n  cannot be loaded',
  ]);

  const story = (title: string, status: string, message?: string) => ({
    title,
    file: 'kill.spec.ts',
    line: 7,
    tests: [{ status, results: [{ errors: message ? [{ message }] : [] }] }],
  });
  const stories = {
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    suites: [
      {
        specs: [story('is seen', 'expected')],
        suites: [{ specs: [story('is not', 'unexpected', 'no row'), story('at last', 'flaky')] }],
      },
    ],
  };
  expect(countsOf(JSON.stringify(stories), 1).failures).toEqual([
    'e2e/kill.spec.ts:7: is not\n  no row',
    'e2e/kill.spec.ts:7: at last (passed at the second try)',
  ]);
});
