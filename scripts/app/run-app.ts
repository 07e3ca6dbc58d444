import { runScript } from '../run-script';
import { type AppEnvironment, appEnvironment } from './app-environment';
import { buildApp } from './build-app';
import { refuseTakenPort } from './refuse-taken-port';
import { serveApp } from './serve-app';

interface RunAppOptions {
  readonly mode: 'start' | 'dev';
  /** Make the build first, where it is not of these sources. */
  readonly builds: boolean;
  /** Make the example flags in a database that has none. */
  readonly seeds: boolean;
  readonly stop: AbortSignal;
}

/** Runs the app on its database, whichever that is, until it is stopped: then the app ends first, the database after. */
export async function runApp({ mode, builds, seeds, stop }: RunAppOptions): Promise<number> {
  const app = await appEnvironment(process.env);
  const { env, port } = app;
  try {
    await refuseTakenPort(port, stop);
    await runScript('scripts/migrate.ts', { env, stop });
    if (seeds) await runScript('scripts/seed.ts', { env, stop });
    if (builds) await buildApp(env, stop);
    const served = await serveApp(mode, { env, port, stop });
    try {
      await announce(served.url, app, stop);
      const code = await served.ended;
      return stop.aborted ? 0 : code;
    } finally {
      await served.stop();
    }
  } finally {
    await app.release();
  }
}

async function announce(url: string, { env }: AppEnvironment, stop: AbortSignal): Promise<void> {
  console.log(`\nSluice is at ${url} (the admin at ${url}/admin). Ctrl-C stops it.`);
  await runScript('scripts/setup-link.ts', { env, stop });
}
