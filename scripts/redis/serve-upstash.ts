import { randomBytes } from 'node:crypto';
import { exitWithParent } from '../processes/exit-with-parent.mjs';
import { redisProgram } from './redis-program';
import { startRedisServer } from './redis-server';
import { startUpstashBridge } from './upstash-bridge';

// An Upstash for work at the desk, until Ctrl-C: `tsx scripts/redis/serve-upstash.ts` prints the two settings of an app
// that uses it. Its Redis is a new and empty one, or the one that REDIS_URL names where no redis-server is to be had.
exitWithParent();
const redis = redisProgram(process.env);
const redisUrl = 'path' in redis ? (await startRedisServer(redis.path)).url : redis.url;
const { url, token } = await startUpstashBridge({ redisUrl, token: randomBytes(16).toString('hex') });
console.log(`UPSTASH_REDIS_REST_URL=${url}\nUPSTASH_REDIS_REST_TOKEN=${token}`);
