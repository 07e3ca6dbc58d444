import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { accountCalled, contextOf, flagWorld } from '@/e2e/support/flag-world';
import type { ChangeContext } from '@/lib/change-context';
import { copyConfiguration } from '@/lib/environments/copy-configuration';
import { createEnvironment } from '@/lib/environments/create-environment';
import { editEnvironment } from '@/lib/environments/edit-environment';
import { createFlag } from '@/lib/flags/create-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { undoChange } from '@/lib/flags/undo-change';
import { getEnvironments } from '@/lib/http/environments/get-environments';
import { getEvaluation } from '@/lib/http/evaluation/get-evaluation';
import { getFlags } from '@/lib/http/flags/get-flags';
import { readContext } from '@/lib/http/read-context';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { makeApiToken } from './make-api-token';

const world = await flagWorld({ SLUICE_EVALUATION: 'token' });
const { db, ada, flag } = world;
const at = (environment: string, key: string) => ({ environment, key });
const raise = (ctx: ChangeContext, environment: string, key: string) =>
  editFlag(ctx, { ...at(environment, key), patch: { rollout_percentage: 33 } });
const refusedIn = (environment: string) => ({
  code: 'FORBIDDEN',
  more: { field: 'environment' },
  message: expect.stringContaining(environment),
});

describe('an editor of staging', () => {
  let eve: ChangeContext;
  beforeAll(async () => {
    eve = contextOf(db, await accountCalled(db, 'Eve', 'editor', ['staging']));
  });

  test('changes and kills flags there, and not in production', async () => {
    const key = await flag('edited-in-staging');
    expect((await raise(eve, 'staging', key)).result).toBe(true);
    expect((await killFlag(eve, { ...at('staging', key), input: {} })).result).toBe(true);
    await expect(raise(eve, 'production', key)).rejects.toMatchObject(refusedIn('not production'));
    await expect(killFlag(eve, { ...at('production', key), input: {} })).rejects.toMatchObject(refusedIn('production'));
  });

  test('changes nothing that all environments share', async () => {
    const key = await flag('shared-by-all');
    const patch = { description: 'Mine now.' };
    await expect(editFlag(eve, { ...at('staging', key), patch })).rejects.toMatchObject(refusedIn('every environment'));
    const input = { key: 'new-one', identity_policy: 'device' };
    await expect(createFlag(eve, { environment: 'staging', input })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(createEnvironment(eve, { key: 'mine', name: 'Mine' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const rule = { key: 'staging', patch: { requires_note: true } };
    await expect(editEnvironment(eve, rule)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('copies into staging and out of nothing else', async () => {
    const key = await flag('copied-over', { rollout_percentage: 77 });
    const copy = (from: string, environment: string) =>
      copyConfiguration(eve, { environment, input: { from, flags: [{ key }] } });
    expect((await copy('production', 'staging')).result).toEqual([key]);
    await expect(copy('staging', 'production')).rejects.toMatchObject(refusedIn('production'));
  });
});

test('a viewer changes nothing, and is told whom to ask', async () => {
  const key = await flag('only-looked-at');
  const vic = contextOf(db, await accountCalled(db, 'Vic', 'viewer'));
  await expect(raise(vic, 'staging', key)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('Ask an admin'),
  });
});

describe('a token', () => {
  const looksAs = async (input: object, path: string, endpoint = getFlags) => {
    const { token } = await makeApiToken(ada, { name: 'a service', ...input });
    return callEndpoint(async (incoming) => endpoint(await readContext(incoming, 'GET /api/flags'), incoming), {
      path,
      headers: { authorization: `Bearer ${token}` },
    });
  };

  test('that reads staging reads nothing else, in lists neither', async () => {
    const reads = { ability: 'read', environments: ['staging'] };
    expect((await looksAs(reads, '/?environment=staging')).status).toBe(200);
    const { status, body } = await looksAs(reads, '/?environment=production');
    expect({ status, field: body.error.field }).toEqual({ status: 403, field: 'environment' });
    const listed = await looksAs(reads, '/', async (ctx, incoming) => getEnvironments(ctx, incoming));
    expect(listed.body.environments.map(({ key }: { key: string }) => key)).toEqual(['staging']);
  });

  test.each(['evaluate', 'client'])('that may %s looks at no configuration', async (ability) => {
    const { status, body } = await looksAs({ ability }, '/');
    expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'FORBIDDEN' });
  });

  test('that has ended is nobody', async () => {
    const past = { ...ada, now: new Date(Date.now() - 2 * 86_400_000) };
    const { token } = await makeApiToken(past, { name: 'old', ability: 'read', expires_in_days: 1 });
    const headers = { authorization: `Bearer ${token}` };
    const asked = await callEndpoint(
      async (incoming) => getFlags(await readContext(incoming, 'GET /api/flags'), incoming),
      { headers },
    );
    expect(asked.status).toBe(401);
  });

  test.each([
    [{ ability: 'admin', environments: ['staging'] }, 'environments'],
    [{ ability: 'read', environments: [] }, 'environments'],
    [{ ability: 'read', environments: ['nowhere'] }, 'environments'],
    [{ ability: 'all' }, 'ability'],
    [{}, 'ability'],
    [{ ability: 'read', expires_in_days: 0 }, 'expires_in_days'],
    [{ ability: 'read', scope: 'x' }, 'scope'],
  ])('is not made of %j', async (input, field) => {
    await expect(makeApiToken(ada, { name: 'odd', ...input })).rejects.toMatchObject({ more: { field } });
  });
});

describe('evaluating', () => {
  afterAll(() => keepSnapshots(null));
  const evaluateAs = async (input: object, key: string, environment = 'production') => {
    const { token } = await makeApiToken(ada, { name: 'a page', ...input });
    const path = `/?user_id=1&environment=${environment}`;
    return callEndpoint<'key'>(getEvaluation, { path, params: { key }, headers: { authorization: `Bearer ${token}` } });
  };

  test('a client key is told of client-visible flags, and of no other that there is', async () => {
    const visible = await flag('seen-by-browsers', { client_visible: true, rollout_percentage: 100 });
    const hidden = await flag('for-servers', { rollout_percentage: 100 });
    const store = new SnapshotStore({ db, monotonicNow: () => 0 });
    keepSnapshots(store);
    await store.poll();
    expect(await evaluateAs({ ability: 'client' }, visible)).toMatchObject({ status: 200, body: { enabled: true } });
    const [refused, unknown] = [
      await evaluateAs({ ability: 'client' }, hidden),
      await evaluateAs({ ability: 'client' }, 'no-such-flag'),
    ];
    expect(refused.status).toBe(unknown.status);
    const [told, expected] = [refused, unknown].map(({ body }) => JSON.stringify(body).replaceAll(body.flag, ''));
    expect(told).toBe(expected);
    expect((await evaluateAs({ ability: 'evaluate' }, hidden)).body).toMatchObject({ enabled: true });
  });

  test('a token is answered in its environments', async () => {
    const key = await flag('asked-elsewhere');
    const scoped = { ability: 'evaluate', environments: ['staging'] };
    expect((await evaluateAs(scoped, key, 'production')).status).toBe(403);
  });
});

describe('an environment that asks for notes', () => {
  test('takes no change without one, but kills, and an undo, which says that it is one', async () => {
    const key = await flag('explained');
    await editEnvironment(ada, { key: 'development', patch: { requires_note: true } });
    await expect(raise(ada, 'development', key)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      more: { field: 'note' },
    });
    const patch = { rollout_percentage: 5, note: 'Five to begin with.' };
    const { changeId } = await editFlag(ada, { ...at('development', key), patch });
    await expect(undoChange(ada, { change_id: changeId })).resolves.toBeDefined();
    expect((await killFlag(ada, { ...at('development', key), input: {} })).result).toBe(true);
    await editEnvironment(ada, { key: 'development', patch: { requires_note: false, note: 'Enough.' } });
    expect((await raise(ada, 'development', key)).result).toBe(true);
  });
});
