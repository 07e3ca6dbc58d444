import { Refusal } from '../refusal';

/** A guard of the product, the patch that takes it out, and the test that has to notice. */
export interface Mutant {
  readonly name: string;
  readonly guard: string;
  readonly test: TestName;
  readonly patch: string;
  /** The files that the patch changes. */
  readonly files: readonly string[];
}

export interface TestName {
  readonly file: string;
  /** Part of the test's title; all tests of the file, where none is given. */
  readonly title: string | null;
}

const TESTS = /\.(test|spec)\.tsx?$/;

/**
 * Reads e2e/mutants/NAME.patch: a unified diff, above which stand the lines `Guard: a sentence` and
 * `Test: path/of.test.ts`, the latter with ` -t "part of a title"` where one test is meant. Refuses what it cannot use.
 */
export function parseMutant(name: string, patch: string): Mutant {
  const guard = /^Guard: (.+)$/m.exec(patch)?.[1];
  const test = /^Test: (\S+)(?: -t "(.+)")?$/m.exec(patch);
  const [, file, title = null] = test ?? [];
  if (!guard || !file)
    throw new Refusal(`${name}.patch needs a line "Guard: …" and a line "Test: path" or "Test: path -t "title"".`);
  if (!TESTS.test(file)) throw new Refusal(`${name}.patch names ${file}, which is neither a .test.ts nor a .spec.ts.`);

  const files = [...new Set(Array.from(patch.matchAll(/^(?:---|\+\+\+) [ab]\/([^\t\n]+)/gm), ([, path = '']) => path))];
  if (files.length === 0) throw new Refusal(`${name}.patch changes no file.`);
  const touched = files.find((path) => TESTS.test(path));
  if (touched)
    throw new Refusal(`${name}.patch changes the test ${touched}: a mutant takes out a guard, and leaves its tests.`);
  return { name, guard: guard.trim(), test: { file, title }, patch, files };
}
