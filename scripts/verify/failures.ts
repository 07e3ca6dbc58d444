import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const MESSAGE_LINES_MAX = 6;
const MESSAGE_CHARS_MAX = 400;

/** A file's tests in Vitest's JSON report. */
export const vitestFile = z.object({
  name: z.string(),
  message: z.string().default(''),
  assertionResults: z.array(
    z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
  ),
});

const playwrightTest = z.object({
  status: z.string(),
  results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default('') })).default([]) })),
});
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(playwrightTest),
});

/** A file's stories, or a group of them, in Playwright's JSON report. */
export const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});

/** Each test that did not pass: its file and name, and the first lines of what it says. */
export function failuresInVitest(files: readonly z.infer<typeof vitestFile>[]): string[] {
  return files.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const tests = assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName, failureMessages }) => failure(`${file}: ${fullName}`, failureMessages?.[0] ?? ''));
    return assertionResults.length === 0 ? [failure(file, message)] : tests;
  });
}

/** Each story that did not pass at its first try: its file, line and title, and the first lines of what it says. */
export function failuresInPlaywright(suites: readonly z.infer<typeof playwrightSuite>[]): string[] {
  return suites.flatMap(({ specs, suites: inner = [] }) => [
    ...specs.flatMap(({ file, line, title, tests }) =>
      tests
        .filter(({ status }) => status !== 'expected')
        .map(({ status, results }) => {
          const second = status === 'flaky' ? ' (passed at the second try)' : '';
          return failure(`e2e/${file}:${line}: ${title}${second}`, results[0]?.errors[0]?.message ?? '');
        }),
    ),
    ...failuresInPlaywright(inner),
  ]);
}

function failure(where: string, message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MESSAGE_LINES_MAX);
  return [where, ...lines.map((line) => `  ${line}`)].join('\n').slice(0, where.length + MESSAGE_CHARS_MAX);
}
