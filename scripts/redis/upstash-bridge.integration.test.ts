import { Redis } from '@upstash/redis';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TestUpstash, testUpstash } from '../../e2e/support/test-upstash';

let upstash: TestUpstash;
let redis: Redis;

beforeAll(async () => {
  upstash = await testUpstash();
  redis = new Redis({ url: upstash.url, token: upstash.token, enableTelemetry: false, retry: { retries: 0 } });
});

describe("Upstash's own client against the bridge", () => {
  test('gets back what it set, whatever the characters', async () => {
    await redis.set('greeting', 'Grüße, 世界 👋\n"quoted"');
    expect(await redis.get('greeting')).toBe('Grüße, 世界 👋\n"quoted"');
    expect(await redis.get('absent')).toBeNull();
  });

  test('sets a key once, for a while, and whatever its size', async () => {
    expect(await redis.set('lease', 'one', { nx: true, px: 60_000 })).toBe('OK');
    expect(await redis.set('lease', 'two', { nx: true, px: 60_000 })).toBeNull();
    expect(await redis.pttl('lease')).toBeGreaterThan(0);
    const snapshot = 'ü'.repeat(4 * 1024 * 1024);
    await redis.set('large', snapshot);
    expect((await redis.get('large')) === snapshot).toBe(true);
  });

  test('gets base64 where it asks for it, and plain text where it does not', async () => {
    await redis.set('word', 'sluice');
    const get = (headers: Record<string, string>) =>
      fetch(`${upstash.url}/get/word`, { headers: { authorization: `Bearer ${upstash.token}`, ...headers } });
    expect(await (await get({})).json()).toEqual({ result: 'sluice' });
    expect(await (await get({ 'upstash-encoding': 'base64' })).json()).toEqual({ result: 'c2x1aWNl' });
  });

  test('runs a script with keys and arguments, by text and by digest', async () => {
    const script = redis.createScript<[string, string]>('return {KEYS[1], ARGV[1]}');
    expect(await script.exec(['k'], ['v'])).toEqual(['k', 'v']);
    expect(await redis.eval('return redis.call("incrby", KEYS[1], ARGV[1])', ['count'], ['41'])).toBe(41);
  });

  test('runs a pipeline in order, and one wrong command leaves the others', async () => {
    const replies = await redis.pipeline().set('n', 1).incr('n').lpush('n', 'x').get('n').exec({ keepErrors: true });
    expect(replies.map(({ result }) => result)).toEqual(['OK', 2, undefined, 2]);
    expect(replies[2]?.error).toContain('WRONGTYPE');
  });

  test('runs a transaction', async () => {
    expect(await redis.multi().set('m', 'a').get('m').exec()).toEqual(['OK', 'a']);
  });

  test('runs a transaction to its end although one of its commands is wrong', async () => {
    const replies = await redis.multi().set('m', 'a').lpush('m', 'x').get('m').exec({ keepErrors: true });
    expect(replies.map(({ result }) => result)).toEqual(['OK', undefined, 'a']);
    expect(replies[1]?.error).toContain('WRONGTYPE');
  });

  test('is refused with a wrong token, and told the reason of a wrong command', async () => {
    await redis.set('word', 'sluice');
    const stranger = new Redis({ url: upstash.url, token: 'wrong', enableTelemetry: false, retry: { retries: 0 } });
    await expect(stranger.get('word')).rejects.toThrow('WRONGPASS');
    await expect(redis.hgetall('word')).rejects.toThrow('WRONGTYPE');
  });

  test('hears what is published while it listens', async () => {
    const heard = Promise.withResolvers<unknown>();
    const listening = Promise.withResolvers<void>();
    const subscription = redis.subscribe<string>(['news']);
    subscription.on('message', ({ message }) => heard.resolve(message));
    subscription.on('subscribe', () => listening.resolve());
    await listening.promise;
    expect(await redis.publish('news', 'revision 7, at once')).toBe(1);
    expect(await heard.promise).toBe('revision 7, at once');
    await subscription.unsubscribe();
  });

  test('finds its keys again after the endpoint was gone', async () => {
    await redis.set('kept', 'yes');
    const restore = await upstash.interrupt();
    await expect(redis.get('kept')).rejects.toThrow();
    await restore();
    expect(await redis.get('kept')).toBe('yes');
  });
});
