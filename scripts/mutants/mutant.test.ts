import { describe, expect, test } from 'vitest';
import { parseMutant } from './mutant';

const DIFF = `diff --git a/lib/engine/bucket.ts b/lib/engine/bucket.ts
--- a/lib/engine/bucket.ts
+++ b/lib/engine/bucket.ts
@@ -1,1 +1,1 @@
-guarded
+unguarded
`;

function patchOf({
  guard = 'Guard: An id is hashed as UTF-8.',
  test = 'Test: lib/a.test.ts',
  diff = DIFF,
} = {}): string {
  return `${guard}\n${test}\n\n${diff}`;
}

describe('a mutant', () => {
  test('is a guard, the patch that takes it out and the test that has to notice', () => {
    const patch = patchOf({ test: 'Test: lib/a.test.ts -t "says "no" to (some)"' });
    expect(parseMutant('utf8', patch)).toEqual({
      name: 'utf8',
      guard: 'An id is hashed as UTF-8.',
      test: { file: 'lib/a.test.ts', title: 'says "no" to (some)' },
      patch,
      files: ['lib/engine/bucket.ts'],
    });
  });

  test('without a title means every test of the file', () => {
    expect(parseMutant('utf8', patchOf()).test).toEqual({ file: 'lib/a.test.ts', title: null });
  });

  test('may make and remove files', () => {
    const diff =
      '--- /dev/null\n+++ b/lib/new.ts\n@@ -0,0 +1 @@\n+1\n--- a/lib/old.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n';
    expect(parseMutant('utf8', patchOf({ diff })).files).toEqual(['lib/new.ts', 'lib/old.ts']);
  });

  test.each([
    ['without a guard', patchOf({ guard: '' }), 'needs a line "Guard: …"'],
    ['without a test', patchOf({ test: '' }), 'needs a line "Guard: …"'],
    ['whose test is none', patchOf({ test: 'Test: lib/a.ts' }), 'lib/a.ts, which is neither'],
    ['that changes nothing', patchOf({ diff: '' }), 'changes no file'],
    ['that changes a test', patchOf({ diff: DIFF.replaceAll('bucket.ts', 'bucket.test.ts') }), 'changes the test'],
  ])('%s is refused', (_, patch, sentence) => {
    expect(() => parseMutant('utf8', patch)).toThrow(sentence);
  });
});
