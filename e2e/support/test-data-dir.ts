import path from 'node:path';

/** Where the stores of tests keep their files: verify has a folder of its own, made anew by every run. */
export function testDataDir(env: NodeJS.ProcessEnv): string {
  return path.resolve(env.SLUICE_TEST_DIR || '.data/test');
}
