import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { TestName } from './mutant';
import { runQuietly } from './run-quietly';
import type { TestResult, TestRun } from './test-result';
import { titlePattern } from './title-pattern';

const TIMEOUT_MS = 300_000;
const VITEST = path.join(
  path.dirname(createRequire(path.resolve('package.json')).resolve('vitest/package.json')),
  'vitest.mjs',
);

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export interface Place {
  /** The copy of the checkout to run in. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stop: AbortSignal;
}

/** Runs the tests of these names. */
export async function runVitest(tests: readonly TestName[], { folder, ...options }: Place): Promise<TestRun> {
  const file = path.resolve(folder, '.verify', 'vitest.json');
  rmSync(file, { force: true });
  const files = [...new Set(tests.map((test) => test.file))];
  const pattern = titlePattern(tests);
  const titles = pattern === null ? [] : ['-t', pattern];
  const args = [VITEST, 'run', ...files, ...titles, '--reporter=json', `--outputFile=${file}`];
  const lines = await runQuietly(args, { cwd: folder, timeoutMs: TIMEOUT_MS, ...options });
  if (!existsSync(file)) return { results: [], lines };

  const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const root = realpathSync(folder);
  const results = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: path.relative(root, name),
      title: fullName,
      status: statusOf(status),
    })),
  );
  return {
    results,
    lines:
      testResults
        .map(({ message }) => message)
        .join('\n')
        .trim() || lines,
  };
}

function statusOf(status: string): TestResult['status'] {
  return status === 'passed' || status === 'failed' ? status : 'did-not-run';
}
