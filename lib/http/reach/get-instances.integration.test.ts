import { expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { someInstance } from '@/e2e/support/some-instance';
import { editFlag } from '@/lib/flags/edit-flag';
import { readContext } from '../read-context';
import { getInstances } from './get-instances';

const { db, ada, flag } = await flagWorld();
const ask = (query: string) =>
  callEndpoint((incoming) => getInstances({ db, actor: { type: 'system' } }, incoming), {
    path: `/api/instances?${query}`,
  });
const ms = expect.any(Number);

test('200: every instance with what it holds, and what was measured over the last hour', async () => {
  const key = await flag('measured');
  const [a, late] = [await someInstance(db, 'a:3000'), await someInstance(db, 'late:3000')];
  await a.holds(1);
  expect((await ask('')).body.measured).toEqual({ changes: 1, p50: ms, p99: ms, max: ms });
  await editFlag(ada, { environment: 'production', key, patch: { rollout_percentage: 20 } });
  await editFlag(ada, { environment: 'production', key, patch: { rollout_percentage: 30 } });
  await a.holds(3);
  await late.holds(3, {}, { runningForMs: 0 });
  await a.acknowledged(1, 0);
  const { status, body } = await ask('environment=production');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    environment: 'production',
    revision: 3,
    measured: { changes: 3 },
    instances: [
      { name: 'a:3000', state: 'here', bus: 'listen', held: { revision: 3, behind: 0, unconfirmed_for_ms: ms } },
      { name: 'late:3000', state: 'here', unheard_for_ms: ms, started_ms_ago: ms, last_error: null },
    ],
  });
  const { p50, p99, max } = body.measured;
  expect(p50).toBeLessThanOrEqual(p99);
  expect(p99).toBe(max);
});

test('200: where nothing was acknowledged nothing was measured, and an instance may hold nothing', async () => {
  const { body } = await ask('environment=staging');
  expect(body).toMatchObject({ measured: null, instances: [{ held: null }, { held: null }] });
});

test('404: an environment that there is not', async () => {
  expect((await ask('environment=nowhere')).status).toBe(404);
});

test('401: nobody known', async () => {
  const { status } = await callEndpoint(async (incoming) =>
    getInstances(await readContext(incoming, 'GET /api/instances'), incoming),
  );
  expect(status).toBe(401);
});
