import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { testUpstash } from '@/e2e/support/test-upstash';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { FAILURE_COUNT_TO_OPEN } from './breaker';
import { COMMAND_TIMEOUT_MS } from './upstash';

// A server that takes every connection and never says a word.
let connections = 0;
const mute = net.createServer(() => {
  connections += 1;
});
await once(mute.listen(0, '127.0.0.1'), 'listening');
const held = new Set<net.Socket>();
mute.on('connection', (socket) => held.add(socket));
afterAll(() => {
  for (const socket of held) socket.destroy();
  mute.close();
});
const address = mute.address();
if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
const hanging = { UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${address.port}`, UPSTASH_REDIS_REST_TOKEN: 'token' };

const { url, db, ada, flag } = await flagWorld();
const key = await flag('saved_all_the_same');
let percentage = 10;

async function save() {
  percentage += 1;
  const { reach } = await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage: percentage } });
  expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: percentage });
  return reach.find(({ layer }) => layer === 'upstash');
}

beforeEach(() => applySettings({ DATABASE_URL: url }));

describe('a Redis that hangs', () => {
  test('costs a save its timeout and no more, and never fails it', async () => {
    applySettings({ DATABASE_URL: url, ...hanging });
    const reach = await save();
    expect(reach?.told).toBe(false);
    expect(reach?.ms).toBeGreaterThan(COMMAND_TIMEOUT_MS - 20);
    // One timeout, and not one for each of the commands: the margin is for a busy machine.
    expect(reach?.ms).toBeLessThan(4 * COMMAND_TIMEOUT_MS);
  });

  test('is not asked any more after three times, and then costs nothing', async () => {
    applySettings({ DATABASE_URL: url, ...hanging });
    for (let i = 0; i < FAILURE_COUNT_TO_OPEN; i++) await save();
    const before = connections;
    for (let i = 0; i < 5; i++) {
      const reach = await save();
      expect(reach?.told).toBe(false);
      expect(reach?.ms).toBeLessThan(COMMAND_TIMEOUT_MS);
    }
    expect(connections).toBe(before);
  });
});

test('a Redis that is gone fails no save, and is told again once it is back', async () => {
  const server = await testUpstash();
  applySettings({
    DATABASE_URL: url,
    UPSTASH_REDIS_REST_URL: server.url,
    UPSTASH_REDIS_REST_TOKEN: server.token,
  });
  const untilTold = () => vi.waitFor(async () => expect((await save())?.told).toBe(true), { timeout: 20_000 });
  await untilTold();
  const bringBack = await server.interrupt();
  expect((await save())?.told).toBe(false);
  await bringBack();
  await untilTold();
});

test('without Upstash there is none to tell', async () => {
  expect(await save()).toBeUndefined();
});
