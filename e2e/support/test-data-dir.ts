import path from 'node:path';

/** Where the stores of tests keep their files, never among those of an app: `verify` names a folder of its own. */
export function testDataDir(env: NodeJS.ProcessEnv): string {
  return path.resolve(env.SLUICE_TEST_DATA_DIR || '.verify/test');
}
