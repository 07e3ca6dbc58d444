import { expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { someInstance } from '@/e2e/support/some-instance';
import { readContext } from '../read-context';
import { getReach } from './get-reach';

const { db, flag } = await flagWorld();
await flag('one');
const a = await someInstance(db, 'a:3000');
await a.holds(1);

const ask = (query: string) =>
  callEndpoint((incoming) => getReach({ db, actor: { type: 'system' } }, incoming), { path: `/api/reach?${query}` });

test('200: how far a revision has come, instance by instance', async () => {
  const { status, body } = await ask('environment=production&revision=1');
  expect(status).toBe(200);
  const ms = expect.any(Number);
  expect(body).toEqual({
    environment: 'production',
    revision: 1,
    made_at: expect.stringMatching(/^\d{4}-.*Z$/),
    instances: [{ id: a.id, name: 'a:3000', state: 'holds', ms, revision: 1 }],
    is_complete: true,
    ms,
  });
  expect((await ask('')).body).toEqual(body);
});

test('404: an environment or a revision that there is not', async () => {
  const { status, body } = await ask('environment=nowhere');
  expect([status, body.error.field]).toEqual([404, 'environment']);
  const early = await ask('revision=2');
  expect([early.status, early.body.error]).toEqual([
    404,
    { code: 'NOT_FOUND', message: 'There is no r 2 in production yet: r 1 is the newest.', field: 'revision' },
  ]);
});

test.each(['-1', '1.5', 'one', '', '99999999999999999', '9999999999999999'])('400: revision=%s', async (revision) => {
  const { status, body } = await ask(`revision=${revision}`);
  expect([status, body.error.code, body.error.field]).toEqual([400, 'INVALID_INPUT', 'revision']);
});

test('400: a revision given twice', async () => {
  expect((await ask('revision=1&revision=1')).status).toBe(400);
});

test('401: nobody known', async () => {
  const { status } = await callEndpoint(async (incoming) =>
    getReach(await readContext(incoming, 'GET /api/reach'), incoming),
  );
  expect(status).toBe(401);
});
