import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { plant } from './checkout-copy';
import { parseMutant } from './mutant';

const PATCH = `Guard: Nobody gets in.
Test: lib/door.test.ts

--- a/lib/door.ts
+++ b/lib/door.ts
@@ -1,2 +1,1 @@
-if (locked) refuse();
 open();
--- /dev/null
+++ b/lib/key.ts
@@ -0,0 +1 @@
+key();
`;

function copyWith(door: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-mutant-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'lib'));
  writeFileSync(path.join(folder, 'lib/door.ts'), door);
  return folder;
}

test('a mutant is planted and uprooted to the byte, files that it made included', () => {
  const door = 'if (locked) refuse();\nopen();\n';
  const folder = copyWith(door);
  const uproot = plant(parseMutant('door', PATCH), folder);
  expect(readFileSync(path.join(folder, 'lib/door.ts'), 'utf8')).toBe('open();\n');
  expect(readFileSync(path.join(folder, 'lib/key.ts'), 'utf8')).toBe('key();\n');
  uproot();
  expect(readFileSync(path.join(folder, 'lib/door.ts'), 'utf8')).toBe(door);
  expect(existsSync(path.join(folder, 'lib/key.ts'))).toBe(false);
});

test('a patch that the code has outgrown is refused by name, and leaves everything as it was', () => {
  const folder = copyWith('if (isLocked) refuse();\nopen();\n');
  expect(() => plant(parseMutant('door', PATCH), folder)).toThrow('door.patch does not fit any more');
  expect(readFileSync(path.join(folder, 'lib/door.ts'), 'utf8')).toBe('if (isLocked) refuse();\nopen();\n');
  expect(existsSync(path.join(folder, 'lib/key.ts'))).toBe(false);
});
