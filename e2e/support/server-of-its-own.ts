import { randomBytes } from 'node:crypto';
import { type ServedApp, serveApp } from '../../scripts/app/serve-app';
import { freePort } from '../../scripts/processes/free-port';

/** Serves the build of this run once more, for a story that ends its server or takes away what it stands on. */
export async function serverOfItsOwn(settings: Readonly<Record<string, string>>): Promise<ServedApp> {
  const env = {
    ...process.env,
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? '.next-verify',
    NODE_ENV: 'production' as const,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    HOST: '127.0.0.1',
    ...settings,
  };
  return serveApp('start', { env, port: await freePort(), stop: new AbortController().signal });
}
