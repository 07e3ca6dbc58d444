import { createClient } from 'redis';
import { afterAll, inject } from 'vitest';
import { withFileLock } from '../../scripts/processes/with-file-lock.mjs';
import { startRedisServer } from '../../scripts/redis/redis-server';
import { startUpstashBridge } from '../../scripts/redis/upstash-bridge';
import { testDataDir } from './test-data-dir';

const TOKEN = 'token-of-a-test';

export interface TestUpstash {
  readonly url: string;
  readonly token: string;
  /** The Redis behind it, for a test that has to look or tamper directly. */
  readonly redisUrl: string;
  /** Takes the endpoint away (connections are refused) and brings it back with the same address and contents. */
  readonly interrupt: () => Promise<() => Promise<void>>;
}

/** Upstash's REST protocol in front of an empty Redis of this test file's own, until the file ends. */
export async function testUpstash(): Promise<TestUpstash> {
  const redis = inject('redis');
  const redisUrl = 'path' in redis ? await ownRedis(redis.path) : await lentRedis(redis.url);
  let bridge = await startUpstashBridge({ redisUrl, token: TOKEN });
  const port = Number(new URL(bridge.url).port);
  afterAll(() => bridge.close());
  const interrupt = async () => {
    await bridge.close();
    return async () => {
      bridge = await startUpstashBridge({ redisUrl, token: TOKEN, port });
    };
  };
  return { url: bridge.url, token: TOKEN, redisUrl, interrupt };
}

async function ownRedis(program: string): Promise<string> {
  const server = await startRedisServer(program);
  afterAll(server.stop);
  return server.url;
}

/** One Redis for all: emptied, and kept from the other test files until this one has ended. */
async function lentRedis(url: string): Promise<string> {
  const ended = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const lock = withFileLock(`${testDataDir(process.env)}/redis.lock`, () => {
    taken.resolve();
    return ended.promise;
  });
  lock.catch(taken.reject);
  await taken.promise;
  afterAll(() => {
    ended.resolve();
    return lock;
  });
  const client = await createClient({ url, RESP: 2 }).connect();
  await client.flushDb();
  client.destroy();
  return url;
}
