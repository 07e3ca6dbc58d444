import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT_WITH_PARENT } from '../processes/exit-with-parent.mjs';
import { withFileLock } from '../processes/with-file-lock.mjs';
import { step } from '../step';
import { NEXT } from './next-program';
import { sourceHash } from './source-hash';

/** Makes a production build where the last one was of other sources. Gives whether it had to. */
export async function buildApp(env: NodeJS.ProcessEnv, stop: AbortSignal): Promise<boolean> {
  const folder = env.NEXT_DIST_DIR || '.next';
  const stamp = path.join(folder, 'built-from');
  const whenWaiting = () => console.log('Another command is building the app: waiting for it.');
  return withFileLock(
    path.join('node_modules', '.cache', 'sluice', `${path.basename(folder)}.lock`),
    async () => {
      const wanted = sourceHash(env);
      if (read(stamp) === wanted) return false;
      rmSync(stamp, { force: true });
      const buildEnv = { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;
      await step(['node', ...EXIT_WITH_PARENT, NEXT, 'build'], { env: buildEnv, stop });
      writeFileSync(stamp, wanted);
      return true;
    },
    { whenWaiting },
  );
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
