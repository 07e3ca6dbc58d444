import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface TestPostgres {
  readonly serverUrl: string;
  readonly stop: () => Promise<void>;
}

/** The PostgreSQL that SLUICE_TEST_DATABASE_URL names, else an embedded one, which ends with this process, however that ends. */
export async function testPostgres(env: NodeJS.ProcessEnv): Promise<TestPostgres> {
  if (env.SLUICE_TEST_DATABASE_URL) return { serverUrl: env.SLUICE_TEST_DATABASE_URL, stop: async () => {} };

  // Its own process group, as Ctrl-C is for the tests: they want it while they stop.
  const keeper = spawn(process.execPath, ['--import', 'tsx', 'e2e/support/keep-postgres.ts'], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(keeper, 'exit');
  const firstLine = once(createInterface(keeper.stdout), 'line');
  const [serverUrl] = await Promise.race([firstLine, ended.then(() => [])]);
  if (typeof serverUrl !== 'string')
    throw new Error('The PostgreSQL of the tests did not start: the lines above say why.');
  const stop = async () => {
    keeper.stdin.end();
    await ended;
  };
  return { serverUrl, stop };
}
