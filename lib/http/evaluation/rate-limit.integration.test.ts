import { afterAll, beforeAll, expect, test } from 'vitest';
import { misfits } from '@/e2e/ofrep/document';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { getCompatEvaluation } from '../compat/get-compat-evaluation';
import { ofrepRoute } from '../ofrep/ofrep-route';
import { postEvaluateFlags } from '../ofrep/post-evaluate-flags';
import { getEvaluation } from './get-evaluation';
import { BURST_SECONDS } from './token-bucket';

// So few that the test's own seconds give back next to nothing.
const { db, ada, flag } = await flagWorld({
  SLUICE_EVALUATION: 'token',
  SLUICE_EVALUATIONS_PER_SECOND: '1',
  SLUICE_CLIENT_EVALUATIONS_PER_SECOND: '1',
});
const store = new SnapshotStore({ db, monotonicNow: () => 0 });
const made = (ability: string) => makeApiToken(ada, { name: ability, ability });

beforeAll(async () => {
  await flag('everybody', { rollout_percentage: 100, client_visible: true });
  keepSnapshots(store);
  await store.poll();
});
afterAll(() => keepSnapshots(null));

/** Asks in bulk by OFREP until somebody is told to wait. */
async function untilLimited(token: string, headers: Record<string, string> = {}) {
  for (let sent = 0; sent < 100; sent++) {
    const request = new Request('http://sluice.test/ofrep', {
      method: 'POST',
      body: JSON.stringify({ context: { targetingKey: '42' } }),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    });
    const answer = await ofrepRoute(postEvaluateFlags)(request, { params: Promise.resolve({}) });
    if (answer.status === 429) return { sent, answer, body: await answer.json() };
    expect(answer.status).toBe(200);
  }
  throw new Error('Nobody was told to wait.');
}

test('a token that asks too often is told in whole seconds when to come again, as the protocol has it', async () => {
  const { token } = await made('evaluate');
  const { sent, answer, body } = await untilLimited(token);
  expect(sent).toBeGreaterThanOrEqual(BURST_SECONDS);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(misfits('/flags', 429, body)).toEqual([]);
  const alone = await callEndpoint<'key'>(getEvaluation, {
    path: '/?user_id=1',
    params: { key: 'everybody' },
    headers: { authorization: `Bearer ${token}` },
  });
  expect(alone).toMatchObject({ status: 429, body: { error: { code: 'TOO_MANY_REQUESTS' } } });
});

test('and keeps no other token from its answers', async () => {
  await untilLimited((await made('evaluate')).token);
  expect((await untilLimited((await made('evaluate')).token)).sent).toBeGreaterThanOrEqual(BURST_SECONDS);
});

test('a client key, which anybody can send, is limited by address: nobody uses it up for others', async () => {
  const { token } = await made('client');
  await untilLimited(token, { 'x-forwarded-for': '192.0.2.1' });
  const other = await untilLimited(token, { 'x-forwarded-for': '192.0.2.2' });
  expect(other.sent).toBeGreaterThanOrEqual(BURST_SECONDS);
});

test('the article’s services are never told to wait: they take that for off', async () => {
  const { token } = await made('evaluate');
  for (let i = 0; i < 4 * BURST_SECONDS; i++) {
    const { status } = await callEndpoint<'key'>(getCompatEvaluation, {
      path: '/?user_id=1',
      params: { key: 'everybody' },
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBe(200);
  }
});
