import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { misfits } from '@/e2e/ofrep/document';
import { flagWorld } from '@/e2e/support/flag-world';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { liftFlag } from '@/lib/flags/lift-flag';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { preflight } from './cors';
import { ofrepRoute } from './ofrep-route';
import { postEvaluateFlag } from './post-evaluate-flag';
import { postEvaluateFlags } from './post-evaluate-flags';

const SHOP = 'https://shop.example.com';
const world = await flagWorld({ SLUICE_EVALUATION: 'token', SLUICE_CORS_ORIGINS: SHOP });
const { db, ada, flag } = world;
const clock = { ms: 0 };
const store = new SnapshotStore({ db, monotonicNow: () => clock.ms });
let token = '';
let clientKey = '';

beforeAll(async () => {
  ({ token } = await makeApiToken(ada, { name: 'a service', ability: 'evaluate' }));
  ({ token: clientKey } = await makeApiToken(ada, { name: 'a page', ability: 'client' }));
  await flag('half', { rollout_percentage: 50 });
  await flag('everybody', { rollout_percentage: 100, client_visible: true });
  await flag('accounts', { rollout_percentage: 50, identity_policy: 'user' });
  await flag('limit', {
    value_type: 'number',
    variants: [
      { name: 'high', value: 20.5 },
      { name: 'low', value: 10 },
    ],
    rollout_percentage: 100,
  });
  await flag('layout', {
    value_type: 'json',
    variants: [
      { name: 'wide', value: { columns: [1, 2] } },
      { name: 'narrow', value: {} },
    ],
    rollout_percentage: 100,
  });
  const rules = [
    { conditions: [{ attribute: 'plan', operator: 'equals', values: ['pro'] }], serve: { variant: 'on' } },
  ];
  await editFlag(ada, {
    environment: 'production',
    key: await flag('ruled', { rollout_percentage: 0 }),
    patch: { rules },
  });
  keepSnapshots(store);
  await store.poll();
});
afterAll(() => keepSnapshots(null));

interface Said {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** Sends a request; whatever comes back has to fit the protocol's own document. */
async function ask(
  key: string | null,
  { body = { context: { targetingKey: '42' } }, headers = {}, query = '' }: Said = {},
) {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const auth = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
  const request = new Request(`http://sluice.test/ofrep${query}`, { method: 'POST', body: sent, headers: auth });
  const answer =
    key === null
      ? await ofrepRoute(postEvaluateFlags)(request, { params: Promise.resolve({}) })
      : await ofrepRoute<'key'>(postEvaluateFlag)(request, { params: Promise.resolve({ key }) });
  const text = await answer.text();
  const told = text === '' ? null : JSON.parse(text);
  if (answer.status < 500 && answer.status !== 413) {
    expect(misfits(key === null ? '/flags' : '/flags/{key}', answer.status, told), text.slice(0, 300)).toEqual([]);
  }
  return { status: answer.status, body: told, headers: answer.headers, etag: answer.headers.get('etag') ?? '' };
}

describe('one flag', () => {
  test.each([
    ['half', { value: true, variant: 'on', reason: 'SPLIT' }],
    ['everybody', { value: true, variant: 'on', reason: 'STATIC' }],
    ['limit', { value: 20.5, variant: 'high', reason: 'STATIC' }],
    ['layout', { value: { columns: [1, 2] }, variant: 'wide' }],
  ])('%s answers as its document has it', async (key, expected) => {
    const { status, body } = await ask(key, { body: { context: { targetingKey: '7' } } });
    expect(status).toBe(200);
    if (key !== 'half') expect(body).toMatchObject(expected);
    expect(body).toMatchObject({
      key,
      metadata: { contextId: '7', flagSetId: 'production', version: expect.any(String) },
    });
  });

  test('is asked with attributes, and with ids that its policy chooses among', async () => {
    const pro = await ask('ruled', { body: { context: { targetingKey: '1', plan: 'pro' } } });
    expect(pro.body).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
    expect((await ask('accounts', { body: { context: { targetingKey: 'x', anonymousId: 'b' } } })).status).toBe(400);
    expect(
      (await ask('accounts', { body: { context: { targetingKey: 'x', anonymousId: 'b', userId: 7 } } })).body,
    ).toMatchObject({ metadata: { contextId: '7' } });
  });

  test.each([
    [{ body: 'no json' }, 400, 'PARSE_ERROR'],
    [{ body: '' }, 400, 'PARSE_ERROR'],
    [{ body: [] }, 400, 'PARSE_ERROR'],
    [{ body: {} }, 400, 'INVALID_CONTEXT'],
    [{ body: { context: [] } }, 400, 'INVALID_CONTEXT'],
    [{ body: { context: { targetingKey: 42 } } }, 400, 'INVALID_CONTEXT'],
    [{ body: { context: { targetingKey: 'x'.repeat(2_000) } } }, 400, 'INVALID_CONTEXT'],
    [{ body: { context: {} } }, 400, 'TARGETING_KEY_MISSING'],
    [{ body: { context: { targetingKey: '' } } }, 400, 'TARGETING_KEY_MISSING'],
  ])('%j is refused in OFREP’s words', async (said, status, errorCode) => {
    const answer = await ask('half', said);
    expect(answer).toMatchObject({ status, body: { key: 'half', errorCode, errorDetails: expect.any(String) } });
  });

  test('that there is not is 404, nobody known 401, a token for elsewhere 403', async () => {
    expect(await ask('no-such-flag')).toMatchObject({ status: 404, body: { errorCode: 'FLAG_NOT_FOUND' } });
    expect((await ask('half', { headers: { authorization: 'Bearer guessed' } })).status).toBe(401);
    const scoped = await makeApiToken(ada, { name: 'staging', ability: 'evaluate', environments: ['staging'] });
    const headers = { authorization: `Bearer ${scoped.token}` };
    expect((await ask('half', { headers, query: '?environment=production' })).status).toBe(403);
    expect((await ask('half', { headers })).body).toMatchObject({ metadata: { flagSetId: 'staging' } });
  });

  test('is asked with X-API-Key too; by a client key only where it is client-visible', async () => {
    const key = (name: string) => ask(name, { headers: { authorization: '', 'x-api-key': clientKey } });
    const asKey = async (name: string) => {
      const request = new Request('http://sluice.test/ofrep', {
        method: 'POST',
        body: '{"context":{"targetingKey":"1"}}',
        headers: { 'x-api-key': clientKey, 'content-type': 'application/json' },
      });
      return (await ofrepRoute<'key'>(postEvaluateFlag)(request, { params: Promise.resolve({ key: name }) })).status;
    };
    expect([await asKey('everybody'), await asKey('half')]).toEqual([200, 404]);
    expect((await key('everybody')).status).toBe(401);
  });

  test('that is killed has its off value, so that no code default brings it back', async () => {
    const key = await flag('in-an-incident', { rollout_percentage: 100 });
    await killFlag(ada, { environment: 'production', key, input: {} });
    await store.poll();
    expect((await ask(key)).body).toMatchObject({ value: false, variant: 'off', reason: 'DISABLED' });
  });
});

describe('all flags', () => {
  test('are of one revision, each with its answer or why there is none', async () => {
    const { status, body } = await ask(null, { body: { context: {} } });
    expect(status).toBe(200);
    const of = (key: string) => body.flags.find((one: { key: string }) => one.key === key);
    expect(of('everybody')).toMatchObject({ value: true, reason: 'STATIC' });
    expect(of('half')).toMatchObject({ errorCode: 'TARGETING_KEY_MISSING' });
    expect(body.metadata).toEqual({ flagSetId: 'production', version: expect.any(String) });
    expect(body.eventStreams[0]).toMatchObject({
      type: 'sse',
      endpoint: { requestUri: expect.stringMatching(/^\/ofrep\/v1\/events\?/) },
    });
  });

  test('are not sent again while nothing changed, and are after any change: of an answer, of the context, and back', async () => {
    const first = await ask(null);
    const again = (etag: string, context: object = { targetingKey: '42' }) =>
      ask(null, { body: { context }, headers: { 'if-none-match': etag } });
    expect(await again(first.etag)).toMatchObject({ status: 304, body: null, etag: first.etag });
    expect((await again(first.etag, { targetingKey: '43' })).status).toBe(200);
    expect((await again(first.etag, { targetingKey: '42', plan: 'pro' })).status).toBe(200);
    expect((await again('*')).status).toBe(200);
    const address = { environment: 'production', key: 'everybody' };
    await killFlag(ada, { ...address, input: {} });
    await store.poll();
    const killed = await again(first.etag);
    expect(killed.status).toBe(200);
    await liftFlag(ada, { ...address, input: {} });
    await store.poll();
    const lifted = await again(first.etag);
    expect(lifted.status).toBe(200);
    expect(new Set([first.etag, killed.etag, lifted.etag]).size).toBe(3);
  });

  test('are sent again where only the clock changed an answer', async () => {
    const key = await flag('by-the-clock', { rollout_percentage: 0, failure_mode: 'fail-open' });
    await store.poll();
    const fresh = await ask(null);
    clock.ms += 120_000;
    const stale = await ask(null, { headers: { 'if-none-match': fresh.etag } });
    expect(stale.status).toBe(200);
    const told = stale.body.flags.find((one: { key: string }) => one.key === key);
    expect(told).toMatchObject({ value: true, reason: 'UNKNOWN', metadata: { stale: true } });
    await store.poll();
  });

  test('are never older than the configuration that a request names', async () => {
    const before = store.current('production');
    await editFlag(ada, { environment: 'production', key: 'everybody', patch: { description: 'News.' } });
    const named = `${before?.lineage}-${(before?.revision ?? 0) + 1}`;
    const { status, body } = await ask(null, { query: `?flagConfigEtag=${named}` });
    expect({ status, version: body.metadata.version }).toEqual({
      status: 200,
      version: String((before?.revision ?? 0) + 1),
    });
    const tooNew = await ask(null, { query: `?flagConfigEtag=${before?.lineage}-99999` });
    expect({ status: tooNew.status, retry: tooNew.headers.get('retry-after') }).toEqual({ status: 503, retry: '1' });
    await editFlag(ada, { environment: 'production', key: 'everybody', patch: { description: 'More.' } });
    const byTime = await ask(null, { query: '?flagConfigLastModified=1771622898' });
    expect(byTime.body.metadata.version).toBe(String((before?.revision ?? 0) + 2));
  });
});

test('pages of origins that are listed may read, and nobody else’s', async () => {
  const asked = (origin: string) => ask('everybody', { headers: { origin } });
  const shop = await asked(SHOP);
  expect(shop.headers.get('access-control-allow-origin')).toBe(SHOP);
  expect(shop.headers.get('access-control-expose-headers')).toBe('ETag, Retry-After');
  expect(shop.headers.get('access-control-allow-credentials')).toBeNull();
  expect((await asked('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  const before = preflight(new Request('http://sluice.test/', { method: 'OPTIONS', headers: { origin: SHOP } }));
  expect(before.status).toBe(204);
  expect(Number(before.headers.get('access-control-max-age'))).toBeGreaterThan(600);
  const foreign = preflight(new Request('http://sluice.test/', { method: 'OPTIONS', headers: { origin: 'null' } }));
  expect(foreign.headers.get('access-control-allow-methods')).toBeNull();
});
