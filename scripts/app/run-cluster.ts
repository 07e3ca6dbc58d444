import { Refusal } from '../refusal';
import { runScript } from '../run-script';
import { appEnvironment } from './app-environment';
import { buildApp } from './build-app';
import { refuseTakenPort } from './refuse-taken-port';
import { type ServedApp, serveApp } from './serve-app';

const INSTANCE_COUNT_MAX = 20;

/**
 * Runs several instances of one build over one database, on ports from PORT on, until they are stopped: for trying how a
 * change travels. Where one ends by itself the others go on, as they would.
 */
export async function runCluster(instanceCount: number, stop: AbortSignal): Promise<number> {
  if (!Number.isInteger(instanceCount) || instanceCount < 1 || instanceCount > INSTANCE_COUNT_MAX) {
    throw new Refusal(`How many instances? From 1 to ${INSTANCE_COUNT_MAX}: npm run cluster -- 3`);
  }
  const { env, port: firstPort, release } = await appEnvironment(process.env);
  const ports = Array.from({ length: instanceCount }, (_, index) => firstPort + index);
  const served: ServedApp[] = [];
  try {
    for (const port of ports) await refuseTakenPort(port, stop);
    await runScript('scripts/migrate.ts', { env, stop });
    await runScript('scripts/seed.ts', { env, stop });
    await buildApp(env, stop);
    for (const port of ports) served.push(await serveApp('start', { env, port, stop, prefix: `${port} | ` }));
    console.log(`\n${instanceCount} instances: ${served.map(({ url }) => url).join(' ')}. Ctrl-C stops them all.`);
    await runScript('scripts/setup-link.ts', { env, stop });
    await Promise.all(served.map(({ url, ended }) => ended.then((code) => console.log(`${url} ended with ${code}.`))));
    return stop.aborted ? 0 : 1;
  } finally {
    await Promise.all(served.map((app) => app.stop()));
    await release();
  }
}
