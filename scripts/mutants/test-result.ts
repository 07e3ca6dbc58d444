/** What became of one test that a runner was asked for. */
export interface TestResult {
  readonly file: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'did-not-run';
}

/** One run of a runner. `lines` are the last that it said, for when it said nothing else. */
export interface TestRun {
  readonly results: readonly TestResult[];
  readonly lines: string;
}
