import { randomBytes } from 'node:crypto';
import { migrateDatabase } from '../../db/migrate';
import { buildApp } from '../../scripts/app/build-app';
import { serveApp } from '../../scripts/app/serve-app';
import { ensureDatabase } from '../../scripts/postgres/ensure-database';
import { freePort } from '../../scripts/processes/free-port';
import { redisProgram } from '../../scripts/redis/redis-program';
import { startRedisServer } from '../../scripts/redis/redis-server';
import { startUpstashBridge } from '../../scripts/redis/upstash-bridge';
import { runScript } from '../../scripts/run-script';
import { databaseUrl } from './database-url';
import { testPostgres } from './test-postgres';
import { WORLD, type World } from './world';

/**
 * What every story runs against: the production build, served twice over one PostgreSQL and one Redis behind Upstash's
 * protocol, with the example flags, an admin and an API token from the settings.
 */
export default async function startTwoServers(): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const stops: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    stopping.abort();
    for (const stop of stops.toReversed()) await stop();
  };
  try {
    const postgres = await testPostgres(process.env);
    stops.push(postgres.stop);
    const name = `sluice_e2e_${randomBytes(6).toString('hex')}`;
    await ensureDatabase(postgres.serverUrl, name);
    const upstash = await startUpstash(stops);
    const world = {
      databaseUrl: databaseUrl(postgres.serverUrl, name),
      adminToken: `sluice_${randomBytes(24).toString('base64url')}`,
      admin: { email: 'ada@example.com', password: 'a long enough sentence' },
    };
    const settings = {
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? '.next-verify',
      DATABASE_URL: world.databaseUrl,
      SESSION_SECRET: randomBytes(32).toString('hex'),
      HOST: '127.0.0.1',
      SLUICE_ADMIN_EMAIL: world.admin.email,
      SLUICE_ADMIN_PASSWORD: world.admin.password,
      SLUICE_ADMIN_TOKEN: world.adminToken,
      UPSTASH_REDIS_REST_URL: upstash.url,
      UPSTASH_REDIS_REST_TOKEN: upstash.token,
    };
    const env: NodeJS.ProcessEnv = { ...process.env, ...settings, NODE_ENV: 'production' };
    await migrateDatabase(world.databaseUrl);
    await runScript('scripts/seed.ts', { env, stop: stopping.signal });
    await buildApp(env, stopping.signal);
    const servers = [];
    for (const _ of ['A', 'B']) {
      const server = await serveApp('start', { env, port: await freePort(), stop: stopping.signal });
      stops.push(server.stop);
      servers.push({ url: server.url, pid: server.pid });
    }
    const [serverA, serverB] = servers;
    if (!serverA || !serverB) throw new Error('Two servers were to be started.');
    process.env[WORLD] = JSON.stringify({ ...world, upstash, serverA, serverB, settings } satisfies World);
    return stopAll;
  } catch (problem) {
    await stopAll();
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
