import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const COPIED = [
  'app',
  'components',
  'db',
  'lib',
  'instrumentation.ts',
  'middleware.ts',
  'next.config.js',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/**
 * Copies the app to a folder of its own and adds the two pages, so that nothing made for measuring is ever part of the
 * product. The folder lies inside the project: its packages are found from there.
 */
export function makeScratchApp(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of COPIED) cpSync(name, path.join(folder, name), { recursive: true });
  cpSync('bench/page/pages', path.join(folder, 'app/bench'), { recursive: true });
}
