import { expect, test } from 'vitest';
import { storedFlag } from '@/e2e/support/stored-flag';
import { buildSnapshot } from '@/lib/snapshot/snapshot';
import { STALENESS_LIMIT_MS } from '@/lib/staleness-budget';
import { livenessResponse, readinessResponse } from './readiness';
import type { ServiceStates } from './service-states';

const snapshot = buildSnapshot(
  {
    environment: 'production',
    lineage: 'l',
    revision: 42,
    flagCount: 1,
    segmentCount: 0,
    segments: [],
    since: null,
    rows: [storedFlag('a')],
  },
  null,
);

const states: ServiceStates = {
  database: { state: 'away', since: '2026-11-23T03:00:00.000Z' },
  bus: { state: 'poll' },
  visitors: { state: 'ok', dropped: 0 },
  upstash: { state: 'breaker-open' },
};

async function told(unconfirmedForMs: number, held: typeof snapshot | null = snapshot) {
  const response = readinessResponse('production', { snapshot: held, unconfirmedForMs, now: 0 }, states);
  return { status: response.status, body: await response.json() };
}

test('an instance is ready once it holds its environment', async () => {
  expect(await told(812.4)).toEqual({
    status: 200,
    body: {
      status: 'ready',
      environment: 'production',
      process: { state: 'up' },
      snapshot: { state: 'held', revision: 42, unconfirmed_for_ms: 812, stale: false },
      ...states,
    },
  });
});

test('an instance that has read nothing is not ready', async () => {
  const { status, body } = await told(Number.POSITIVE_INFINITY, null);
  expect(status).toBe(503);
  expect(body).toMatchObject({ status: 'not-ready', environment: 'production', snapshot: { state: 'none' } });
});

test('an instance whose snapshot is stale goes on answering, and says so', async () => {
  const stale = await told(STALENESS_LIMIT_MS + 1);
  expect(stale).toMatchObject({ status: 200, body: { snapshot: { stale: true } } });
  const never = await told(Number.POSITIVE_INFINITY);
  expect(never).toMatchObject({ status: 200, body: { snapshot: { unconfirmed_for_ms: null, stale: true } } });
});

test('a process that answers is alive, whatever is away, and names each part', async () => {
  const response = livenessResponse(
    'production',
    { snapshot: null, unconfirmedForMs: Number.POSITIVE_INFINITY, now: 0 },
    states,
  );
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: 'alive',
    environment: 'production',
    process: { state: 'up' },
    snapshot: { state: 'none' },
    ...states,
  });
});
