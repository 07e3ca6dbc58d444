import { beforeAll, expect, test } from 'vitest';
import { type Call, callEndpoint } from '@/e2e/support/call-endpoint';
import { type FlagWorld, flagWorld } from '@/e2e/support/flag-world';
import type { ChangeContext } from '@/lib/change-context';
import { deleteFlag } from './delete-flag';
import { deleteKill } from './delete-kill';
import { getFlag } from './get-flag';
import { patchFlag } from './patch-flag';
import { postKill } from './post-kill';

let world: FlagWorld;
let ctx: ChangeContext;
beforeAll(async () => {
  world = await flagWorld();
  ctx = { ...world.ada, source: 'api' };
});

const read = (key: string, path = '/') =>
  callEndpoint<'key'>((incoming) => getFlag(ctx, incoming), { params: { key }, path });
const kill = (key: string, call: Call = {}) =>
  callEndpoint<'key'>((incoming) => postKill(ctx, incoming), { method: 'POST', params: { key }, ...call });
const lift = (key: string, call: Call = {}) =>
  callEndpoint<'key'>((incoming) => deleteKill(ctx, incoming), { method: 'DELETE', params: { key }, ...call });

test('a kill answers with the flag as it is now, who killed it and why, and how far that has travelled', async () => {
  const key = await world.flag('killed');
  const { status, body, headers } = await kill(key, { body: { note: 'errors doubled' } });
  expect(status).toBe(200);
  expect(headers.get('etag')).toBe('"production-2"');
  expect(body).toMatchObject({
    key,
    environment: 'production',
    killed: true,
    killed_by: { who: 'Ada', at: body.last_change.at, note: 'errors doubled' },
    enabled: true,
    rollout_percentage: 10,
    version: 2,
    revision: expect.any(Number),
    reach: expect.any(Array),
    change_id: expect.any(String),
  });
});

test('a lift gives the flag back as it was', async () => {
  const key = await world.flag('lifted');
  const { version: _v, updated_at: _u, last_change: _l, ...before } = (await read(key)).body;
  await kill(key);
  const lifted = await lift(key, { path: '/?note=fixed' });
  expect(lifted.status).toBe(200);
  expect(lifted.body).toMatchObject({ ...before, killed: false, killed_by: null, version: 3 });
  expect(lifted.body.last_change.note).toBe('fixed');
});

test('killing twice answers the same, and names the revision that has it already', async () => {
  const key = await world.flag('twice');
  const first = await kill(key);
  const second = await kill(key);
  expect(second.status).toBe(200);
  expect(second.body).toMatchObject({ killed: true, version: 2, revision: first.body.revision });
});

test('the environment may stand in the query or in the body, and not in both', async () => {
  const key = await world.flag('elsewhere');
  await kill(key, { path: '/?environment=staging' });
  await kill(key, { body: { environment: 'development' } });
  expect((await read(key)).body.killed).toBe(false);
  for (const environment of ['staging', 'development']) {
    expect((await read(key, `/?environment=${environment}`)).body.killed).toBe(true);
  }
  const twice = await kill(key, { path: '/?environment=staging', body: { environment: 'production' } });
  expect(twice.status).toBe(400);
  expect((await read(key)).body.killed).toBe(false);
  expect((await kill(key, { body: { environment: 'nowhere' } })).status).toBe(404);
  for (const environment of [7, null, ['production']]) {
    const refused = await kill(key, { body: { environment } });
    expect(refused).toMatchObject({ status: 422, body: { error: { field: 'environment' } } });
  }
});

test('a kill asks for nothing, and heeds no condition: nobody loses that race', async () => {
  const key = await world.flag('in_a_hurry');
  expect((await kill(key, { headers: { 'if-match': '"production-99"' }, body: { version: 99 } })).status).toBe(200);
});

test('a lift is conditional like an edit', async () => {
  const key = await world.flag('conditional');
  await kill(key);
  expect((await lift(key, { headers: { 'if-match': '"production-1"' } })).status).toBe(412);
  expect((await lift(key, { body: { version: 1 } })).status).toBe(409);
  expect((await lift(key, { headers: { 'if-match': '"production-2"' } })).status).toBe(200);
});

test('an archived flag is killed and lifted without being restored', async () => {
  const key = await world.flag('archived');
  await callEndpoint<'key'>((incoming) => deleteFlag(ctx, incoming), { method: 'DELETE', params: { key } });
  expect((await kill(key)).body).toMatchObject({ archived: true, killed: true });
  expect((await lift(key)).body).toMatchObject({ archived: true, killed: false });
});

test('an edit takes no `killed`, and says which request does', async () => {
  const key = await world.flag('edited');
  const call = { method: 'PATCH', params: { key }, body: { killed: true } };
  const { status, body } = await callEndpoint<'key'>((incoming) => patchFlag(ctx, incoming), call);
  expect(status).toBe(422);
  expect(body.error).toMatchObject({ field: 'killed', message: expect.stringContaining('POST /api/flags/{key}/kill') });
});

test('what is not known is named: a flag, a field', async () => {
  expect((await kill('nobody')).status).toBe(404);
  const key = await world.flag('misspelt');
  const misspelt = await kill(key, { body: { reason: 'errors' } });
  expect(misspelt.status).toBe(422);
  expect(misspelt.body.error.field).toBe('reason');
});
