import { beforeAll, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { type FlagWorld, flagWorld } from '@/e2e/support/flag-world';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { getEvaluation } from './get-evaluation';

let world: FlagWorld;
beforeAll(async () => {
  world = await flagWorld({ SLUICE_EVALUATION: 'token' });
});

const ask = (headers = {}) => callEndpoint<'key'>(getEvaluation, { params: { key: 'any' }, headers });

test('where evaluation is not open, nobody is answered without a token that is known', async () => {
  for (const headers of [{}, { authorization: 'Bearer guessed' }, { authorization: 'Basic YTpi' }]) {
    const { status, body } = await ask(headers);
    expect(status).toBe(401);
    expect(body.error.code).toBe('UNAUTHENTICATED');
  }
});

test('a token lets its caller evaluate', async () => {
  const { token } = await makeApiToken(world.ada, { name: 'checkout service' });
  // 503: let in, and no snapshot is held in this process.
  expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(503);
});
