import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { TestName } from './mutant';
import { runQuietly } from './run-quietly';
import type { Place } from './run-vitest';
import type { TestResult, TestRun } from './test-result';
import { titlePattern } from './title-pattern';

// A build, two servers and the stories.
const TIMEOUT_MS = 900_000;
const PLAYWRIGHT = createRequire(path.resolve('package.json')).resolve('@playwright/test/cli');

const spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ results: z.array(z.object({ status: z.string() })) })),
});

interface Suite {
  title: string;
  specs: z.infer<typeof spec>[];
  suites?: Suite[] | undefined;
}

const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(spec), suites: z.array(suite).optional() }),
);

const report = z.object({ suites: z.array(suite), errors: z.array(z.object({ message: z.string().optional() })) });

/** Runs the stories of these names in a browser. Playwright's setup builds the app. */
export async function runStories(tests: readonly TestName[], { folder, env, stop }: Place): Promise<TestRun> {
  const file = path.resolve(folder, '.verify', 'playwright.json');
  rmSync(file, { force: true });
  const files = [...new Set(tests.map((test) => test.file))];
  const pattern = titlePattern(tests);
  const titles = pattern === null ? [] : ['--grep', pattern];
  const lines = await runQuietly([PLAYWRIGHT, 'test', ...files, ...titles, '--retries=0'], {
    cwd: folder,
    env: { ...env, PLAYWRIGHT_JSON: file },
    stop,
    timeoutMs: TIMEOUT_MS,
  });
  if (!existsSync(file)) return { results: [], lines };

  const { suites, errors } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    results: suites.flatMap(resultsOf),
    lines: errors
      .map(({ message }) => message)
      .join('\n')
      .trim(),
  };
}

function resultsOf({ specs, suites = [] }: Suite): readonly TestResult[] {
  const own = specs.map(({ title, file, tests }) => ({ file: `e2e/${file}`, title, status: statusOf(tests) }));
  return [...own, ...suites.flatMap(resultsOf)];
}

function statusOf(tests: z.infer<typeof spec>['tests']): TestResult['status'] {
  const statuses = tests.flatMap(({ results }) => results.map(({ status }) => status));
  if (statuses.some((status) => status === 'failed' || status === 'timedOut')) return 'failed';
  return statuses.includes('passed') ? 'passed' : 'did-not-run';
}
