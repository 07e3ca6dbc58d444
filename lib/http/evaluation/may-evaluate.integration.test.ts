import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { type FlagWorld, flagWorld } from '@/e2e/support/flag-world';
import { type TcpGate, tcpGate } from '@/e2e/support/tcp-gate';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { revokeApiToken } from '@/lib/auth/revoke-api-token';
import { getEvaluation } from './get-evaluation';

let world: FlagWorld;
let gate: TcpGate;
beforeAll(async () => {
  world = await flagWorld({ SLUICE_EVALUATION: 'token' });
  gate = await tcpGate(world.url);
  applySettings({ DATABASE_URL: gate.url });
});
afterEach(() => gate.open());

const ask = (headers = {}) => callEndpoint<'key'>(getEvaluation, { params: { key: 'any' }, headers });
const askWith = (token: string) => ask({ authorization: `Bearer ${token}` });

// Let in, and no snapshot is held in this process.
const LET_IN = { status: 503, body: { error_code: 'PROVIDER_NOT_READY' } };

test('where evaluation is not open, nobody is answered without a token that is known', async () => {
  for (const headers of [{}, { authorization: 'Bearer guessed' }, { authorization: 'Basic YTpi' }]) {
    const { status, body } = await ask(headers);
    expect(status).toBe(401);
    expect(body.error.code).toBe('UNAUTHENTICATED');
  }
});

test('a token lets its caller evaluate', async () => {
  const { token } = await makeApiToken(world.ada, { name: 'checkout service', ability: 'admin' });
  expect(await askWith(token)).toMatchObject(LET_IN);
});

test('a token that was good stays good while the database says nothing; one that nobody knows gets a sentence', async () => {
  const { token } = await makeApiToken(world.ada, { name: 'search service', ability: 'admin' });
  expect(await askWith(token)).toMatchObject(LET_IN);
  gate.blackHole();
  expect(await askWith(token)).toMatchObject(LET_IN);
  const { status, body } = await askWith('guessed');
  expect({ status, ...body.error }).toEqual({
    status: 503,
    code: 'UNAVAILABLE',
    message: 'Whether this API token is good cannot be told now: the database does not answer. Try again soon.',
  });
  expect(await askWith(token)).toMatchObject(LET_IN);
});

test('revoking a token bites at the next look at those that are in use', async () => {
  const { token, id } = await makeApiToken(world.ada, { name: 'mail service', ability: 'admin' });
  expect(await askWith(token)).toMatchObject(LET_IN);
  await revokeApiToken(world.ada, id);
  await vi.waitFor(async () => expect((await askWith(token)).status).toBe(401), { timeout: 30_000, interval: 100 });
});
