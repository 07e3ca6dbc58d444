import { stripVTControlCharacters } from 'node:util';
import type { TestName } from './mutant';
import type { TestRun } from './test-result';

/** Red: the test ran and failed. A test that could not even run proves nothing about a guard. */
export type Verdict =
  | { readonly colour: 'green' }
  | { readonly colour: 'red'; readonly titles: readonly string[] }
  | { readonly colour: 'none'; readonly why: string };

/** What a run says about the tests of that name. */
export function verdict(run: TestRun, { file, title }: TestName): Verdict {
  const named = run.results.filter(
    (result) => result.file === file && (title === null || result.title.includes(title)),
  );
  const failed = named.filter(({ status }) => status === 'failed');
  if (failed.length > 0) return { colour: 'red', titles: failed.map((result) => result.title) };
  if (named.some(({ status }) => status === 'passed')) return { colour: 'green' };
  const what = title === null ? `no test of ${file} ran` : `no test of ${file} with "${title}" in its title ran`;
  return { colour: 'none', why: stripVTControlCharacters([what, run.lines].filter(Boolean).join('\n')) };
}
