import type { TestName } from './mutant';

/** The regular expression, as runners want one, that finds these tests by their titles. Null where a whole file is meant. */
export function titlePattern(tests: readonly TestName[]): string | null {
  const titles = tests.map(({ title }) => title);
  if (!titles.every((title) => title !== null)) return null;
  return titles.map((title) => title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
}
