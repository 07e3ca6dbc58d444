import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';

const SOURCES = [
  '{app,components,lib,db,public}/**/*',
  '{middleware,instrumentation}.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const NOT_BUILT = /\.test\.tsx?$/;
// What Next puts into a build from the environment.
const BUILT_IN = /^(NEXT_PUBLIC_|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY$)/;

/** Names what a build would be made of: two equal hashes give the same app. */
export function sourceHash(env: NodeJS.ProcessEnv): string {
  const hash = createHash('sha256').update(process.cwd());
  const files = globSync(SOURCES).filter((file) => !NOT_BUILT.test(file) && statSync(file).isFile());
  for (const file of files.toSorted()) hash.update(`\0${file}\0`).update(readFileSync(file));
  for (const name of Object.keys(env)
    .filter((name) => BUILT_IN.test(name))
    .toSorted()) {
    hash.update(`\0${name}=${env[name]}`);
  }
  return hash.digest('hex');
}
