import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { command } from '../command';
import { stopEmbeddedPostgres } from '../postgres/embedded-postgres';
import { withFileLock } from '../processes/with-file-lock.mjs';
import { testEnvironment } from '../test-environment';
import { runSteps } from '../verify/run-steps';
import { VERIFY_STEPS } from '../verify/steps';

// Everything that has to hold before a change lands. Its data, its build and its ports are its own: it passes while the
// app runs beside it, and leaves that alone.
await command(async (stop) => {
  const folder = path.resolve('.verify/run');
  return withFileLock(
    path.resolve('.verify/lock'),
    async () => {
      await stopEmbeddedPostgres(folder); // of a run that was killed
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      const env = { ...testEnvironment(process.env), SLUICE_TEST_DATA_DIR: folder, NEXT_DIST_DIR: '.next-verify' };
      try {
        return await runSteps(VERIFY_STEPS, { folder, env, stop });
      } finally {
        await stopEmbeddedPostgres(folder);
      }
    },
    { waitMsMax: 0 },
  );
});
