import { beforeAll, expect, test } from 'vitest';
import { type Call, callEndpoint } from '@/e2e/support/call-endpoint';
import { type FlagWorld, flagWorld } from '@/e2e/support/flag-world';
import type { ChangeContext } from '@/lib/change-context';
import { deleteFlag } from './delete-flag';
import { getFlag } from './get-flag';
import { getFlagHistory } from './get-history';
import { patchFlag } from './patch-flag';
import { postRestore } from './post-restore';
import { postRevert } from './post-revert';

let world: FlagWorld;
let ctx: ChangeContext;
beforeAll(async () => {
  world = await flagWorld();
  ctx = { ...world.ada, source: 'api' };
});

const read = (key: string) => callEndpoint<'key'>((incoming) => getFlag(ctx, incoming), { params: { key } });
const archive = (key: string, call: Call = {}) =>
  callEndpoint<'key'>((incoming) => deleteFlag(ctx, incoming), { method: 'DELETE', params: { key }, ...call });
const restore = (key: string, call: Call = {}) =>
  callEndpoint<'key'>((incoming) => postRestore(ctx, incoming), { method: 'POST', params: { key }, ...call });
const edit = (key: string, body: unknown) =>
  callEndpoint<'key'>((incoming) => patchFlag(ctx, incoming), { method: 'PATCH', params: { key }, body });
const revert = (key: string, body: unknown, headers = {}) =>
  callEndpoint<'key'>((incoming) => postRevert(ctx, incoming), { method: 'POST', params: { key }, body, headers });
const historyOf = (key: string, path = '/') =>
  callEndpoint<'key'>((incoming) => getFlagHistory(ctx, incoming), { params: { key }, path });

test('deleting archives: the flag is still there, takes no edits, and restoring brings it back as it was', async () => {
  const key = await world.flag('kept');
  const before = (await read(key)).body;
  const archived = await archive(key, { body: { note: 'at 100 % for a month' } });
  expect(archived.status).toBe(200);
  expect(archived.body).toMatchObject({ key, archived: true, rollout_percentage: 10, version: 2 });
  expect(archived.body.last_change.note).toBe('at 100 % for a month');
  const refused = await edit(key, { rollout_percentage: 0 });
  expect(refused.status).toBe(409);
  expect(refused.body.error.message).toContain('restore it first');
  const restored = await restore(key);
  expect(restored.status).toBe(200);
  const { version: _v, updated_at: _u, last_change: _l, ...same } = before;
  expect(restored.body).toMatchObject(same);
});

test('a note may come in the query, for clients whose DELETE has no body', async () => {
  const key = await world.flag('noted');
  expect((await archive(key, { path: '/?note=done%20with%20it' })).body.last_change.note).toBe('done with it');
});

test('archiving and restoring are conditional like an edit', async () => {
  const key = await world.flag('conditional');
  await edit(key, { rollout_percentage: 20 });
  expect((await archive(key, { headers: { 'if-match': '"production-1"' } })).status).toBe(412);
  expect((await archive(key, { body: { version: 1 } })).status).toBe(409);
  expect((await archive(key, { headers: { 'if-match': '"production-2"' } })).status).toBe(200);
  expect((await restore(key, { headers: { 'if-match': '"production-2"' } })).status).toBe(412);
});

test('the history of a flag is read newest first, page by page, with before and after', async () => {
  const key = await world.flag('storied');
  await edit(key, { rollout_percentage: 25, note: 'ramp' });
  await edit(key, { enabled: false });
  const first = await historyOf(key, '/?limit=2');
  expect(first.status).toBe(200);
  expect(first.body.entries).toMatchObject([
    { action: 'flag.edited', before: { enabled: true }, after: { enabled: false } },
    { before: { rollout_percentage: 10 }, after: { rollout_percentage: 25 }, note: 'ramp', who: 'Ada', source: 'api' },
  ]);
  const second = await historyOf(key, `/?limit=2&cursor=${first.body.next_cursor}`);
  expect(second.body).toMatchObject({ flag: key, entries: [{ action: 'flag.created' }], next_cursor: null });
});

test('a page of history that cannot be is refused by the name of what is wrong', async () => {
  const key = await world.flag('bounded');
  for (const [name, value] of [
    ['limit', '0'],
    ['limit', '201'],
    ['cursor', 'yesterday'],
  ]) {
    const { status, body } = await historyOf(key, `/?${name}=${value}`);
    expect(status).toBe(400);
    expect(body.error.field).toBe(name);
  }
  expect((await historyOf('nobody')).status).toBe(404);
});

test("a flag goes back to what it was after any of its entries, and to no other flag's", async () => {
  const key = await world.flag('reverted');
  await edit(key, { rollout_percentage: 60, description: 'wider' });
  const other = await world.flag('other');
  const [created] = (await historyOf(key)).body.entries.slice(-1);
  const back = await revert(key, { entry_id: created.id, note: 'too wide' });
  expect(back.status).toBe(200);
  expect(back.body).toMatchObject({ rollout_percentage: 10, description: '', version: 3 });
  const foreign = await revert(other, { entry_id: created.id });
  expect(foreign.status).toBe(404);
  expect(foreign.body.error.field).toBe('entry_id');
  expect((await revert(key, { entry_id: 'first' })).status).toBe(422);
});

test('a revert is conditional like an edit', async () => {
  const key = await world.flag('revertible');
  await edit(key, { rollout_percentage: 20 });
  const [created] = (await historyOf(key)).body.entries.slice(-1);
  const stale = await revert(key, { entry_id: created.id }, { 'if-match': '"production-1"' });
  expect(stale.status).toBe(412);
  expect((await read(key)).body.rollout_percentage).toBe(20);
  expect((await revert(key, { entry_id: created.id, version: 1 })).status).toBe(409);
  expect((await revert(key, { entry_id: created.id }, { 'if-match': '"production-2"' })).status).toBe(200);
});
