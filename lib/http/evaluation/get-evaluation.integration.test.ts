import { afterAll, beforeAll, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { type FlagWorld, flagWorld } from '@/e2e/support/flag-world';
import { bucket } from '@/lib/engine/bucket';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { getEvaluation } from './get-evaluation';

let world: FlagWorld;
beforeAll(async () => {
  world = await flagWorld({ SLUICE_EVALUATION: 'open' });
  await world.flag('new_dashboard', { rollout_percentage: 25 });
  await world.flag('for_accounts', { rollout_percentage: 50, identity_policy: 'user' });
  await world.flag('everybody', { rollout_percentage: 100 });
});
afterAll(() => keepSnapshots(null));

async function warm(now: () => number = () => 0): Promise<SnapshotStore> {
  const store = new SnapshotStore({ db: world.db, monotonicNow: now });
  keepSnapshots(store);
  await store.poll();
  return store;
}

const ask = (key: string, query = '') => callEndpoint<'key'>(getEvaluation, { path: `/?${query}`, params: { key } });

test("every id gets the article's answer: its bucket below the percentage", async () => {
  await warm();
  for (let id = 0; id < 200; id += 1) {
    const { status, body } = await ask('new_dashboard', `user_id=${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      flag: 'new_dashboard',
      enabled: bucket('new_dashboard', `${id}`) < 25,
      reason: 'SPLIT',
      revision: body.revision,
    });
  }
});

test('a caller that tells its ids apart is answered by the policy of the flag', async () => {
  await warm();
  const anonymous = await ask('for_accounts', 'anonymous_id=cf3a');
  expect(anonymous.body).toMatchObject({ enabled: false, reason: 'ERROR', error_code: 'TARGETING_KEY_MISSING' });
  const signedIn = await ask('for_accounts', 'anonymous_id=cf3a&user_id=42');
  expect(signedIn.body.enabled).toBe(bucket('for_accounts', '42') < 50);
});

test('an archived flag at 100 % stays on, and is told to be deprecated', async () => {
  const key = await world.flag('archived_on', { rollout_percentage: 100 });
  await archiveFlag(world.ada, { environment: 'production', key, input: {} });
  await warm();
  expect((await ask(key)).body).toMatchObject({ enabled: true, reason: 'STALE', deprecated: true });
});

test('a flag is looked up exactly as it is hashed: another case is another key', async () => {
  await warm();
  expect((await ask('New_Dashboard', 'user_id=1')).status).toBe(404);
});

test('each environment answers for itself, and one that does not exist is named', async () => {
  await warm();
  const staging = await ask('everybody', 'environment=staging&user_id=1');
  expect(staging.body).toMatchObject({ enabled: false, reason: 'DISABLED' });
  const moon = await ask('everybody', 'environment=moon&user_id=1');
  expect(moon.status).toBe(404);
  expect(moon.body.error).toMatchObject({ field: 'environment', message: 'There is no environment moon.' });
});

test('an id over 1 KiB is refused by name', async () => {
  await warm();
  const { status, body } = await ask('new_dashboard', `user_id=${'x'.repeat(1025)}`);
  expect(status).toBe(400);
  expect(body.error.field).toBe('user_id');
});

test('a process that has read nothing answers at once, cannot tell what exists, and says so', async () => {
  keepSnapshots(null);
  for (const query of ['user_id=1', 'user_id=1&environment=moon']) {
    const { status, body } = await ask('new_dashboard', query);
    expect(status).toBe(503);
    expect(body).toMatchObject({ enabled: false, reason: 'ERROR', error_code: 'PROVIDER_NOT_READY', revision: null });
  }
});

test('while the store is broken a flag goes on with its last known answer, or as its failure mode says', async () => {
  const closed = await world.flag('closed', { rollout_percentage: 100, failure_mode: 'fail-closed' });
  const open = await world.flag('open', { rollout_percentage: 0, failure_mode: 'fail-open' });
  let now = 0;
  await warm(() => now);
  now = 31_000;
  expect((await ask('everybody')).body).toMatchObject({ enabled: true, reason: 'STATIC', stale_for_ms: 31_000 });
  expect((await ask(closed)).body).toMatchObject({ enabled: false, reason: 'ERROR', error_code: 'GENERAL' });
  expect((await ask(open)).body).toMatchObject({ enabled: true, reason: 'ERROR', error_code: 'GENERAL' });
});
