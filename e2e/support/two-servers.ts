import { randomBytes } from 'node:crypto';
import { migrateDatabase } from '../../db/migrate';
import { serveApp } from '../../scripts/app/serve-app';
import { ensureDatabase } from '../../scripts/postgres/ensure-database';
import { freePort } from '../../scripts/processes/free-port';
import { redisProgram } from '../../scripts/redis/redis-program';
import { startRedisServer } from '../../scripts/redis/redis-server';
import { startUpstashBridge } from '../../scripts/redis/upstash-bridge';
import { runScript } from '../../scripts/run-script';
import { databaseUrl } from './database-url';
import { STORIES_DIST_DIR, STORIES_POSTGRES } from './set-up-stories';
import { WORLD, type World } from './world';

/**
 * What a worker's stories run against: the production build, served twice over one database and one Redis behind
 * Upstash's protocol, with the example flags, an admin and an API token from the settings. All of it is the worker's own.
 */
export async function startTwoServers(): Promise<{ readonly world: World; readonly stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    stopping.abort();
    for (const stopOne of stops.toReversed()) await stopOne();
  };
  try {
    const serverUrl = process.env[STORIES_POSTGRES] ?? '';
    const name = `sluice_e2e_${randomBytes(6).toString('hex')}`;
    await ensureDatabase(serverUrl, name);
    const upstash = await startUpstash(stops);
    const told = {
      databaseUrl: databaseUrl(serverUrl, name),
      adminToken: `sluice_${randomBytes(24).toString('base64url')}`,
      admin: { email: 'ada@example.com', password: 'a long enough sentence' },
    };
    const settings = {
      NEXT_DIST_DIR: STORIES_DIST_DIR,
      DATABASE_URL: told.databaseUrl,
      SESSION_SECRET: randomBytes(32).toString('hex'),
      HOST: '127.0.0.1',
      // Not the stories' own address, so that what they forge is not believed.
      SLUICE_TRUSTED_PROXIES: '192.0.2.0/24',
      // The receiver of the stories is on this machine.
      SLUICE_WEBHOOK_NETWORKS: '127.0.0.0/8',
      SLUICE_ADMIN_EMAIL: told.admin.email,
      SLUICE_ADMIN_PASSWORD: told.admin.password,
      SLUICE_ADMIN_TOKEN: told.adminToken,
      UPSTASH_REDIS_REST_URL: upstash.url,
      UPSTASH_REDIS_REST_TOKEN: upstash.token,
    };
    const env: NodeJS.ProcessEnv = { ...process.env, ...settings, NODE_ENV: 'production' };
    await migrateDatabase(told.databaseUrl);
    await runScript('scripts/seed.ts', { env, stop: stopping.signal });
    const servers = [];
    for (const _ of ['A', 'B']) {
      const server = await serveApp('start', { env, port: await freePort(), stop: stopping.signal });
      stops.push(server.stop);
      servers.push({ url: server.url, pid: server.pid });
    }
    const [serverA, serverB] = servers;
    if (!serverA || !serverB) throw new Error('Two servers were to be started.');
    const world: World = { ...told, upstash, serverA, serverB, settings };
    process.env[WORLD] = JSON.stringify(world);
    return { world, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

async function startUpstash(stops: (() => Promise<unknown>)[]): Promise<World['upstash']> {
  const program = redisProgram(process.env);
  const redis = 'path' in program ? await startRedisServer(program.path) : { url: program.url, stop: async () => {} };
  stops.push(redis.stop);
  const bridge = await startUpstashBridge({ redisUrl: redis.url, token: 'token-of-the-stories' });
  stops.push(bridge.close);
  return { url: bridge.url, token: bridge.token, redisUrl: redis.url };
}
