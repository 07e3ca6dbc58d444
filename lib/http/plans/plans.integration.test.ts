import { expect, test } from 'vitest';
import { type Call, callEndpoint } from '@/e2e/support/call-endpoint';
import { accountCalled, contextOf, flagWorld } from '@/e2e/support/flag-world';
import { changeContext } from '../change-context';
import type { Incoming } from '../incoming';
import { getPlan, getPlans } from './get-plans';
import { deletePause, deletePlan, postApproval, postPause, postPlan, postRollback, postSkip } from './plan-endpoints';
import { postSignal } from './post-signal';

const { db, ada, flag } = await flagWorld();
const ctx = { ...ada, source: 'api' } as const;
const bo = { ...contextOf(db, await accountCalled(db, 'Bo')), source: 'api' } as const;
type Endpoint = (given: typeof ctx, incoming: Incoming<'key'>) => Promise<Response>;

const call = (endpoint: Endpoint, key: string, { method = 'POST', ...said }: Call = {}, who = ctx) =>
  callEndpoint<'key'>((incoming) => endpoint(who, incoming), { method, params: { key }, ...said });
const LONG = {
  stages: [
    { percentage: 10, minimum_seconds: 3_600 },
    { percentage: 50, approval: true },
  ],
};

test('201: a plan starts, and is read as it stands at its gate', async () => {
  const key = await flag('started');
  const { status, body } = await call(postPlan, key, { body: LONG });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    flag: key,
    state: 'running',
    stage: 1,
    revision: expect.any(Number),
    reach: expect.any(Array),
  });
  const read = await call(getPlan, key, { method: 'GET' });
  expect(read.status).toBe(200);
  expect(read.body.gate).toMatchObject([{ condition: 'minimum-time', open: false, since: expect.any(String) }]);
  expect(read.body.hours_seen).toHaveLength(7);
  const all = await callEndpoint((incoming) => getPlans(ctx, incoming), { path: '/api/plans' });
  expect(all.body).toMatchObject({ environment: 'production', plans: [{ flag: key }] });
});

test('200: paused and resumed, skipped, rolled back, approved and cancelled', async () => {
  const key = await flag('led');
  await call(postPlan, key, { body: LONG });
  expect((await call(postPause, key, { body: { note: 'lunch' } })).body).toMatchObject({
    state: 'paused',
    why: 'lunch',
  });
  expect((await call(deletePause, key, { method: 'DELETE' })).body.state).toBe('running');
  expect((await call(postSkip, key, { body: { note: 'seen enough' } })).body).toMatchObject({ stage: 2 });
  expect((await call(postApproval, key, {}, bo)).body.gate).toMatchObject([{}, { condition: 'approval', open: true }]);
  expect((await call(postRollback, key, { body: { percentage: 10 } })).body).toMatchObject({
    stage: 1,
    state: 'paused',
  });
  const cancelled = await call(deletePlan, key, { method: 'DELETE', path: '/?note=enough' });
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', gate: [] } });
});

test('200: a signal is kept in place of the one before it under its name', async () => {
  const key = await flag('signalled');
  await call(postPlan, key, { body: LONG });
  await call(postSignal, key, { body: { name: 'errors', healthy: true, value: '0.1%' } });
  const { status, body } = await call(postSignal, key, { body: { name: 'errors', healthy: false, value: 4 } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ flag: key, name: 'errors', healthy: false, value: '4', at: expect.any(String) });
  const { signals } = (await call(getPlan, key, { method: 'GET' })).body;
  expect(signals).toMatchObject([{ name: 'errors', healthy: false, value: '4' }]);
});

test('404: a flag that there is not, and a flag that no plan leads', async () => {
  expect((await call(postPlan, 'nobody', { body: LONG })).status).toBe(404);
  const key = await flag('unled');
  for (const endpoint of [postPause, deletePause, postApproval, deletePlan]) {
    expect((await call(endpoint, key)).status).toBe(404);
  }
  expect((await call(getPlan, key, { method: 'GET' })).status).toBe(404);
});

test('409: a second plan, a gate that asks for no approval, a stage that is not behind', async () => {
  const key = await flag('conflicting');
  await call(postPlan, key, { body: LONG });
  const second = await call(postPlan, key, { body: LONG });
  expect(second).toMatchObject({ status: 409, body: { error: { field: 'plan' } } });
  expect((await call(postApproval, key, {}, bo)).status).toBe(409);
  expect((await call(postRollback, key, { body: { percentage: 50 } })).status).toBe(409);
});

test('403: whoever started a plan does not approve it', async () => {
  const key = await flag('own_plan');
  await call(postPlan, key, { body: { stages: [{ percentage: 10, approval: true }] } });
  expect((await call(postApproval, key)).status).toBe(403);
});

test('403: a member reports no signals, and starts no plan', async () => {
  const key = await flag('looked_at');
  const member = { ...contextOf(db, await accountCalled(db, 'Cy', 'member')), source: 'api' } as const;
  expect((await call(postSignal, key, { body: { name: 'errors', healthy: true } }, member)).status).toBe(403);
  expect((await call(postPlan, key, { body: LONG }, member)).status).toBe(403);
});

test('422: what is wrong is named', async () => {
  const key = await flag('wrong');
  const body = { stages: [{ percentage: 101 }] };
  expect(await call(postPlan, key, { body })).toMatchObject({
    status: 422,
    body: { error: { field: 'stages.0.percentage' } },
  });
  expect((await call(postSignal, key, { body: { name: 'errors' } })).body.error.field).toBe('healthy');
  await call(postPlan, key, { body: LONG });
  expect((await call(postSkip, key)).body.error.field).toBe('note');
});

test('401: nobody known', async () => {
  const { status } = await callEndpoint<'key'>(
    async (incoming) => postSignal(await changeContext(incoming, 'POST /api/flags/{key}/signals'), incoming),
    {
      method: 'POST',
      params: { key: 'any' },
    },
  );
  expect(status).toBe(401);
});
