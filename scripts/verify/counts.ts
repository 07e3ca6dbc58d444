import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { failuresInPlaywright, failuresInVitest, playwrightSuite, vitestFile } from './failures';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What did not pass at the first try, a text each: where it stands and what was wrong. */
  readonly failures?: readonly string[];
}

export const PASSED: Counts = { passed: 1, failed: 0 };
export const FAILED: Counts = { passed: 0, failed: 1 };

const vitestReport = z
  .object({ numPassedTests: z.number(), numTotalTests: z.number(), testResults: z.array(vitestFile).default([]) })
  .transform(({ numPassedTests: passed, numTotalTests: total, testResults }) => ({
    passed,
    failed: total - passed,
    failures: failuresInVitest(testResults),
  }));

// docs/decisions/a-story-may-be-tried-twice.md
const SECOND_TRIES_MAX = 2;
const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    suites: z.array(playwrightSuite).default([]),
  })
  .transform(({ stats: { expected, unexpected, flaky, skipped }, suites }) => {
    const forgiven = flaky <= SECOND_TRIES_MAX ? flaky : 0;
    return {
      passed: expected + forgiven,
      failed: unexpected + skipped + flaky - forgiven,
      failures: failuresInPlaywright(suites),
    };
  });

const chaosReport = z.object({ passed: z.number(), failed: z.number(), failures: z.array(z.string()).default([]) });

/**
 * What a test run's JSON report says: what did not pass, skipped included, has failed; so have stories that passed at
 * their second try only, where they are more than two. A run that failed without a failed test, or ran none, is one
 * failure.
 */
export function countsOf(report: string, exitCode: number): Counts {
  const counts = z.union([vitestReport, playwrightReport, chaosReport]).parse(JSON.parse(report));
  const isUnexplained = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isUnexplained ? { ...counts, failed: 1 } : counts;
}

/** The same from the report's file; a run that wrote none is one failure. */
export function countsIn(file: string, exitCode: number): Counts {
  let report: string;
  try {
    report = readFileSync(file, 'utf8');
  } catch {
    return FAILED;
  }
  return countsOf(report, exitCode);
}
