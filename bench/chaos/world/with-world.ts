import path from 'node:path';
import { testDataDir } from '@/e2e/support/test-data-dir';
import { withFileLock } from '@/scripts/processes/with-file-lock.mjs';
import { testEnvironment } from '@/scripts/test-environment';
import { openWorld, type World, type WorldOptions } from './world';

/** Runs `work` in a world in a folder called `name`, which two at once must not share, and ends the world after it. */
export async function withWorld<T>(
  name: string,
  options: Omit<WorldOptions, 'env'>,
  work: (world: World) => Promise<T>,
): Promise<T> {
  const env = testEnvironment(process.env);
  const folder = path.join(testDataDir(env), name);
  return withFileLock(
    `${folder}.lock`,
    async () => {
      const world = await openWorld(folder, { ...options, env });
      try {
        return await work(world);
      } finally {
        await world.close();
      }
    },
    { waitMsMax: 0 },
  );
}
