import fc from 'fast-check';
import { createClient } from 'redis';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { storedFlag } from '@/e2e/support/stored-flag';
import { testUpstash } from '@/e2e/support/test-upstash';
import type { LoadedRows } from '@/lib/snapshot/snapshot';
import { CHANGE_CHANNEL, leaseKey, revisionKey, snapshotKey } from './keys';
import { clearNeighbours } from './neighbours';
import { sealBody } from './snapshot-body';
import { fillSnapshot, raiseFloor, readFloors, readSnapshot, takeTurn } from './snapshot-cache';

const server = await testUpstash();
const upstash = patientUpstash(server);
const redis = await createClient({ url: server.redisUrl, RESP: 2 }).connect();
afterAll(() => redis.destroy());
beforeEach(() => redis.flushAll());

const SECRET = 'the secret that all instances of one installation share';
const environment = 'production';
const loaded = (revision: number, lineage = 'one', where = environment): LoadedRows => ({
  environment: where,
  lineage,
  revision,
  flagCount: 1,
  segmentCount: 0,
  segments: [],
  since: null,
  rows: [storedFlag('new_dashboard', { revision })],
});
const fill = (revision: number, lineage?: string, where?: string) =>
  fillSnapshot(upstash, loaded(revision, lineage, where), SECRET);
const raise = (revision: number, lineage = 'one', where = environment) =>
  raiseFloor(upstash, { environment: where, lineage, revision });
const stored = async (where = environment) => (await readSnapshot(upstash, where, SECRET))?.revision ?? null;

describe('the floor', () => {
  test('is never lower than the newest revision that was saved or filled, and the body never older: 0 of 1,000', async () => {
    const event = fc.record({
      kind: fc.constantFrom('save' as const, 'fill' as const),
      revision: fc.integer({ min: 1, max: 5 }),
    });
    let run = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 6 }), async (story) => {
        run += 1;
        const where = `forced-${run}`;
        let floor = 0;
        let body: number | null = null;
        for (const { kind, revision } of story) {
          if (kind === 'save') {
            await raise(revision, 'one', where);
            // A save clears what is older, and leaves a body of its own revision alone.
            if (revision > floor) body = null;
          } else {
            const answer = await fill(revision, 'one', where);
            expect(answer).toBe(revision < floor ? 'below-floor' : 'filled');
            if (answer === 'filled') body = revision;
            else refused += 1;
          }
          floor = Math.max(floor, revision);
        }
        expect(await redis.get(revisionKey(where))).toBe(`one:${floor}`);
        expect(await stored(where)).toBe(body);
        expect(body ?? floor).toBe(floor);
      }),
      { numRuns: 1_000 },
    );
    expect(refused).toBeGreaterThan(300);
  }, 120_000);

  test('never expires, and the body neither', async () => {
    await fill(7);
    expect(await redis.ttl(revisionKey(environment))).toBe(-1);
    expect(await redis.ttl(snapshotKey(environment))).toBe(-1);
  });

  test('compares revisions as numbers, not as text', async () => {
    await raise(10);
    await raise(9);
    expect(await fill(9)).toBe('below-floor');
    await raise(100_000_000_000);
    await raise(99_999_999_999);
    expect(await redis.get(revisionKey(environment))).toBe('one:100000000000');
  });

  test.each(['', 'nonsense', 'one:', 'one:x', ':5', '{"revision":9}'])(
    'of %j, which is none, is no hindrance',
    async (text) => {
      await redis.set(revisionKey(environment), text);
      expect(await fill(3)).toBe('filled');
      expect(await redis.get(revisionKey(environment))).toBe('one:3');
    },
  );
});

describe('another lineage', () => {
  test('has its own revisions: whoever comes from the database that is there now wins, however low its number', async () => {
    await fill(900, 'before');
    await raise(3, 'restored');
    expect(await stored()).toBeNull();
    expect(await fill(3, 'restored')).toBe('filled');
    expect(await redis.get(revisionKey(environment))).toBe('restored:3');
  });

  test('may have a colon in its name', async () => {
    await fill(5, 'a:b');
    expect(await fill(4, 'a:b')).toBe('below-floor');
  });
});

test('what is saved in one environment leaves the others as they are', async () => {
  await fill(7);
  await raise(8, 'one', 'staging');
  expect(await stored()).toBe(7);
});

describe('what stands in the cache and is not ours to the letter is a miss', () => {
  test.each([
    ['nothing', async () => null],
    ['an empty text', async () => ''],
    ['something else', async () => '{"flags":[]}'],
    ['half a body', async () => (await sealBody(loaded(7), SECRET))?.slice(0, 200) ?? null],
    ["a neighbour's body", async () => sealBody(loaded(7), 'the secret of somebody else')],
    ["another environment's body", async () => sealBody(loaded(7, 'one', 'staging'), SECRET)],
  ])('%s', async (_what, make) => {
    const text = await make();
    if (text !== null) await redis.set(snapshotKey(environment), text);
    expect(await readSnapshot(upstash, environment, SECRET)).toBeNull();
  });

  test('a list where a text should be is an error, and no value', async () => {
    await redis.lPush(snapshotKey(environment), 'x');
    await expect(readSnapshot(upstash, environment, SECRET)).rejects.toThrow('WRONGTYPE');
  });
});

describe('the turn', () => {
  test('of filling a revision goes to one of many instances, and frees itself', async () => {
    const asked = Array.from({ length: 20 }, () => takeTurn(upstash, loaded(7)));
    expect((await Promise.all(asked)).filter((turn) => turn === 'ours')).toHaveLength(1);
    const ms = await redis.pTTL(leaseKey(environment, 'one', 7));
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThanOrEqual(5_000);
    expect(await takeTurn(upstash, loaded(8))).toBe('ours');
    expect(await takeTurn(upstash, loaded(7, 'another'))).toBe('ours');
  });

  test('is needless where the revision lies there, or a newer one is known, and not where only its floor is', async () => {
    await raise(7);
    expect(await takeTurn(upstash, loaded(7))).toBe('ours');
    await fill(7);
    expect(await takeTurn(upstash, loaded(7))).toBe('needless');
    await raise(9);
    expect(await takeTurn(upstash, loaded(8))).toBe('needless');
  });
});

describe('whoever is subscribed', () => {
  test('hears of every save and every fill, there and back again too, after the floor has risen', async () => {
    const ear = await redis.duplicate().connect();
    const heard: unknown[] = [];
    await ear.subscribe(CHANGE_CHANNEL, (text) => heard.push(JSON.parse(text)));
    await raise(7);
    await fill(7);
    await fill(6);
    await raise(8, 'one', 'staging');
    await expect.poll(() => heard.length).toBe(3);
    expect(heard).toEqual([
      { environment, revision: 7, lineage: 'one' },
      { environment, revision: 7, lineage: 'one' },
      { environment: 'staging', revision: 8, lineage: 'one' },
    ]);
    ear.destroy();
  });

  test('finds the newest revisions in the floors, and nothing in what is none', async () => {
    await raise(7);
    await raise(3, 'a:b', 'staging');
    await redis.set(revisionKey('development'), 'nonsense');
    expect(await readFloors(upstash, ['production', 'nowhere', 'development', 'staging'])).toEqual([
      { environment: 'production', lineage: 'one', revision: 7 },
      { environment: 'staging', lineage: 'a:b', revision: 3 },
    ]);
    expect(await readFloors(upstash, [])).toEqual([]);
  });
});

test('neighbours that could not be told are told with the next chance, and no more of them than a bound', async () => {
  const away = patientUpstash({ ...server, url: 'http://127.0.0.1:1' });
  await redis.mSet({ 'flag:a': '1', 'flag:b': '1', 'flag:c': '1' });
  await expect(clearNeighbours(away, ['a'])).rejects.toThrow();
  expect(await redis.exists('flag:a')).toBe(1);
  await clearNeighbours(upstash, ['b']);
  expect(await redis.keys('flag:*')).toEqual(['flag:c']);
  await expect(
    clearNeighbours(
      away,
      Array.from({ length: 3_000 }, (_, i) => `n${i}`),
    ),
  ).rejects.toThrow();
  await redis.mSet({ 'flag:n0': '1', 'flag:n2999': '1' });
  await clearNeighbours(upstash, []);
  expect((await redis.keys('flag:*')).toSorted()).toEqual(['flag:c', 'flag:n0']);
});

test('neighbours: the cached copies of these flags go, others stay, and each is announced by its bare key', async () => {
  const ear = await redis.duplicate().connect();
  const heard: string[] = [];
  const both = Promise.withResolvers<void>();
  await ear.subscribe('flag_invalidations', (message) => {
    heard.push(message);
    if (heard.length === 2) both.resolve();
  });
  await redis.mSet({ 'flag:a': '1', 'flag:b': '1', 'flag:c': '1' });
  await clearNeighbours(upstash, []);
  await clearNeighbours(upstash, ['a', 'b']);
  await both.promise;
  expect(heard).toEqual(['a', 'b']);
  expect(await redis.keys('flag:*')).toEqual(['flag:c']);
  ear.destroy();
});
