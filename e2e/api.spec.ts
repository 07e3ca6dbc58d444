import { randomUUID } from 'node:crypto';
import { type ApiClient, apiClient } from './support/api-client';
import { test as base, expect } from './support/fixtures';

const test = base.extend<{ api: ApiClient }>({
  api: async ({ request, serverA, adminToken }, use) => {
    await use(apiClient(request, { url: serverA.url, adminToken }));
  },
});

test('a saved percentage is what the next evaluation answers by', async ({ api }) => {
  const key = await api.flag({ rollout_percentage: 0 });
  const ask = async () => (await api.send('GET', `/api/flags/${key}/evaluate?user_id=42`, undefined, {})).json();
  expect(await ask()).toMatchObject({ flag: key, enabled: false, reason: 'STATIC' });
  const saved = await api.send('PATCH', `/api/flags/${key}`, { rollout_percentage: 100, note: 'all of them' });
  expect(saved.status()).toBe(200);
  const { revision, reach } = await saved.json();
  // Upstash has 150 ms to answer, which a busy machine may not keep; the answer says so either way.
  expect(reach).toEqual([
    { layer: 'snapshot', told: true, ms: expect.any(Number) },
    { layer: 'upstash', told: expect.any(Boolean), ms: expect.any(Number) },
    { layer: 'tags', told: true, ms: expect.any(Number) },
  ]);
  const answer = await ask();
  expect(answer).toEqual({ flag: key, enabled: true, reason: 'STATIC', revision: answer.revision });
  expect(answer.revision).toBeGreaterThanOrEqual(revision);
});

test('an evaluation is kept by nobody, and its head can be asked for', async ({ api }) => {
  const key = await api.flag();
  const answer = await api.send('HEAD', `/api/flags/${key}/evaluate?user_id=42`, undefined, {});
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(answer.headers()['set-cookie']).toBeUndefined();
});

test('a flag that does not exist is off, and not found', async ({ api }) => {
  const answer = await api.send('GET', '/api/flags/nobody/evaluate?user_id=42', undefined, {});
  expect(answer.status()).toBe(404);
  expect(await answer.json()).toMatchObject({ flag: 'nobody', enabled: false, error: { code: 'FLAG_NOT_FOUND' } });
});

test('an evaluation that cannot be understood is refused by the name of what is wrong', async ({ api }) => {
  const key = await api.flag();
  for (const query of [`user_id=${'x'.repeat(1025)}`, 'user_id=1&user_id=2']) {
    const answer = await api.send('GET', `/api/flags/${key}/evaluate?${query}`, undefined, {});
    expect(answer.status()).toBe(400);
    expect((await answer.json()).error.field).toBe('user_id');
  }
});

test('a flag is made, read, edited, archived, restored and reverted', async ({ api }) => {
  const key = `api_${randomUUID()}`;
  const made = await api.send('POST', '/api/flags', { key, identity_policy: 'user', note: 'first' });
  expect(made.status()).toBe(201);
  expect(made.headers().location).toBe(`/api/v1/flags/${key}?environment=production`);
  const read = await api.send('GET', made.headers().location ?? '');
  expect(read.headers().etag).toBe('"production-1"');
  expect((await api.send('PATCH', `/api/flags/${key}`, { owner: 'Web' })).status()).toBe(200);
  expect(await (await api.send('DELETE', `/api/flags/${key}?note=done`)).json()).toMatchObject({ archived: true });
  expect((await api.send('PATCH', `/api/flags/${key}`, { owner: 'Nobody' })).status()).toBe(409);
  expect(await (await api.send('POST', `/api/flags/${key}/restore`)).json()).toMatchObject({ archived: false });
  const { entries } = await (await api.send('GET', `/api/flags/${key}/history`)).json();
  expect(entries.map(({ action }: { action: string }) => action)).toEqual([
    'flag.restored',
    'flag.archived',
    'flag.edited',
    'flag.created',
  ]);
  const reverted = await api.send('POST', `/api/flags/${key}/revert`, { entry_id: entries[3].id });
  expect(await reverted.json()).toMatchObject({ owner: '', version: 5 });
  const { flags } = await (await api.send('GET', '/api/flags')).json();
  expect(flags.map((flag: { key: string }) => flag.key)).toContain(key);
});

test('of two edits on the same version one is saved, and the other is told who won', async ({ api }) => {
  const key = await api.flag();
  const edit = (percentage: number) =>
    api.send('PATCH', `/api/flags/${key}`, { rollout_percentage: percentage, version: 1 });
  const answers = await Promise.all([edit(20), edit(30)]);
  expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 409]);
  const [refused] = answers.filter((answer) => answer.status() === 409);
  expect(await refused?.json()).toMatchObject({
    error: { code: 'CONFLICT', details: { conflicts: [{ key, theirs: { version: 2 } }] } },
  });
  const stale = { ...api.token, 'if-match': '"production-1"' };
  expect((await api.send('PATCH', `/api/flags/${key}`, { enabled: false }, stale)).status()).toBe(412);
});

test('several rows are saved as one change, or none of them', async ({ api }) => {
  const keys = [await api.flag(), await api.flag()];
  const save = (version: number) =>
    api.send('PATCH', '/api/flags', {
      rows: keys.map((key, index) => ({ key, version: index === 0 ? 1 : version, rollout_percentage: 33 })),
    });
  expect((await save(9)).status()).toBe(409);
  expect(await (await save(1)).json()).toMatchObject({
    saved: [
      { from: 10, to: 33 },
      { from: 10, to: 33 },
    ],
  });
});

test('configuration is neither read nor changed without a token or an admin', async ({ api }) => {
  const key = await api.flag();
  for (const headers of [{}, { authorization: 'Bearer guessed' }]) {
    for (const [method, path] of [
      ['GET', '/api/flags'],
      ['POST', '/api/flags'],
      ['PATCH', '/api/flags'],
      ['GET', `/api/flags/${key}`],
      ['PATCH', `/api/flags/${key}`],
      ['DELETE', `/api/flags/${key}`],
      ['POST', `/api/flags/${key}/restore`],
      ['POST', `/api/flags/${key}/revert`],
      ['GET', `/api/flags/${key}/history`],
    ] as const) {
      const answer = await api.send(method, path, method === 'GET' ? undefined : {}, headers);
      expect(answer.status(), `${method} ${path}`).toBe(401);
      expect(answer.headers()['www-authenticate']).toContain('Bearer');
    }
  }
  expect(await (await api.send('GET', `/api/flags/${key}`)).json()).toMatchObject({ version: 1, archived: false });
});

test('a body is refused by what is wrong with it, and nothing is saved', async ({ api }) => {
  const key = await api.flag();
  const post = (bytes: string | Buffer, type = 'application/json') =>
    api.send('PATCH', `/api/flags/${key}`, Buffer.from(bytes), { ...api.token, 'content-type': type });
  expect((await post('{"owner":')).status()).toBe(400);
  expect((await post(Buffer.from([0x7b, 0xff, 0x7d]))).status()).toBe(400);
  expect((await post('owner=Web', 'application/x-www-form-urlencoded')).status()).toBe(415);
  expect((await post(`{"owner":"${'a'.repeat(2_100_000)}"}`)).status()).toBe(413);
  expect((await post('{"rollout_percentage":101}')).status()).toBe(422);
  expect((await post('{"__proto__":{"enabled":false}}')).status()).toBe(422);
  expect((await post('{"identity_policy":"user"}')).status()).toBe(422);
  expect(await (await api.send('GET', `/api/flags/${key}`)).json()).toMatchObject({ version: 1, owner: '' });
});

test("what does not exist is said in JSON, and what is none of a caller's business does not exist", async ({ api }) => {
  const nothing = { error: { code: 'NOT_FOUND', message: 'There is nothing at this address.' } };
  for (const path of ['/api/nothing', '/api/internal', '/api/internal/tags']) {
    for (const method of ['GET', 'POST', 'PUT', 'OPTIONS']) {
      const answer = await api.send(method, path, method === 'POST' ? { tags: ['a'] } : undefined);
      expect(answer.status(), `${method} ${path}`).toBe(404);
      expect(await answer.json()).toEqual(nothing);
    }
  }
  expect((await api.send('GET', '/api/flags?environment=moon')).status()).toBe(404);
  expect((await api.send('GET', '/api/flags/nobody/history')).status()).toBe(404);
  expect((await api.send('PUT', '/api/flags', {})).status()).toBe(405);
});

test('a server says whether it is alive, and whether it holds its environment', async ({ api }) => {
  const alive = await (await api.send('GET', '/healthz', undefined, {})).json();
  expect(alive).toMatchObject({ status: 'alive', process: { state: 'up' }, database: { state: 'ok' } });
  const ready = await api.send('GET', '/readyz', undefined, { 'x-request-id': 'probe-1' });
  expect(ready.status()).toBe(200);
  expect(ready.headers()['x-request-id']).toBe('probe-1');
  expect(await ready.json()).toMatchObject({
    status: 'ready',
    snapshot: { state: 'held', stale: false },
    bus: { state: 'listen' },
  });
  // A busy machine may keep Upstash from its 150 ms for a moment.
  await expect.poll(async () => (await (await api.send('GET', '/readyz')).json()).upstash.state).toBe('ok');
});

test('the article’s services are answered with the slash that they send, and no redirect', async ({ api, world }) => {
  const key = await api.flag({ rollout_percentage: 30 });
  const ask = (path: string) =>
    fetch(`${world.serverA.url}${path}`, {
      redirect: 'error',
      headers: { authorization: `Bearer ${world.adminToken}` },
    });
  expect(await (await ask(`/compat/api/flags/${key}/`)).json()).toMatchObject({
    key,
    rollout_percentage: 30,
    expressible: true,
  });
  expect(await (await ask(`/compat/flags/${key}/evaluate?user_id=42`)).json()).toEqual({
    flag: key,
    enabled: expect.any(Boolean),
  });
  expect((await fetch(`${world.serverA.url}/dashboard/`, { redirect: 'error' })).status).toBe(200);
});
