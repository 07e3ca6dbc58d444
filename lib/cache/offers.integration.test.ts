import { createClient } from 'redis';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { testUpstash } from '@/e2e/support/test-upstash';
import { editFlag } from '@/lib/flags/edit-flag';
import { loadEnvironment } from '@/lib/snapshot/load';
import { OPEN_FOR_MS } from './breaker';
import { UpstashOffers } from './offers';
import { readSnapshot, takeTurn } from './snapshot-cache';

const { db, ada, flag } = await flagWorld();
const server = await testUpstash();
const SECRET = 'the secret of this installation';
const redis = await createClient({ url: server.redisUrl, RESP: 2 }).connect();
afterAll(() => redis.destroy());
beforeEach(() => redis.flushAll());

const key = await flag('offered');
let percentage = 10;
async function saved() {
  percentage += 1;
  await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: percentage } });
  const loaded = await loadEnvironment(db, PRODUCTION, null);
  if (!loaded) throw new Error('Production is gone.');
  return loaded;
}

function offers(clock = { ms: 0 }) {
  const upstash = patientUpstash(server);
  return new UpstashOffers({ db, upstash, secret: SECRET, monotonicNow: () => clock.ms });
}
const stored = async () => (await readSnapshot(patientUpstash(server), PRODUCTION, SECRET))?.revision ?? null;

describe('a snapshot that could not be offered', () => {
  test('because Upstash was away is offered when it is back, however often it was tried in vain', async () => {
    const mine = offers();
    const restore = await server.interrupt();
    const loaded = await saved();
    await mine.offer(loaded);
    for (let i = 0; i < 2; i++) await mine.again();
    await restore();
    await expect.poll(async () => mine.again().then(stored), { timeout: 3 * OPEN_FOR_MS }).toBe(loaded.revision);
  });

  test('because another instance was at it, which was then killed, is offered when the turn is free again', async () => {
    const mine = offers();
    const loaded = await saved();
    expect(await takeTurn(patientUpstash(server), loaded)).toBe('ours');
    await mine.offer(loaded);
    expect(await stored()).toBeNull();
    await redis.del(await redis.keys('sluice:*:lease:*'));
    await mine.again();
    expect(await stored()).toBe(loaded.revision);
  });
});

test('a snapshot that Upstash has is not sent twice, and one that it lost is sent again', async () => {
  const clock = { ms: 0 };
  const mine = offers(clock);
  const loaded = await saved();
  await mine.offer(loaded);
  await redis.flushAll();
  await mine.again();
  expect(await stored()).toBeNull();
  clock.ms = 300_000;
  await mine.again();
  expect(await stored()).toBe(loaded.revision);
});
