import { afterAll, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { bucket } from '@/lib/engine/bucket';
import { getEvaluation } from '@/lib/http/evaluation/get-evaluation';
import { getEvaluations } from '@/lib/http/flags/get-evaluations';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { flushVisitors } from './flush-visitors';
import { RecentContexts } from './recent-contexts';
import { visitorRing } from './visitor-ring';

const { db, flag } = await flagWorld({ SLUICE_EVALUATION: 'open' });
afterAll(() => keepSnapshots(null));

const PEOPLE = Array.from({ length: 200 }, (_, nth) => ({ device: `browser-${nth}`, account: `${nth + 1}` }));
const isOn = (key: string, id: string) => bucket(key, id) < 50;

async function warm(): Promise<void> {
  const store = new SnapshotStore({ db, monotonicNow: () => 0 });
  keepSnapshots(store);
  await store.poll();
}

/** Everybody asks as a visitor, and those with an `account` once more after they signed in. */
async function everybodySignsIn(key: string, idsOf: (person: { device: string; account: string }) => object) {
  for (const person of PEOPLE) {
    for (const ids of [{ anonymous_id: person.device }, { anonymous_id: person.device, ...idsOf(person) }]) {
      const path = `/?${new URLSearchParams(ids)}`;
      expect((await callEndpoint<'key'>(getEvaluation, { path, params: { key } })).status).toBe(200);
    }
  }
  await flushVisitors(db, { ring: visitorRing(), contexts: new RecentContexts(), secret: 'a secret, long enough' });
}

async function toldOf(key: string): Promise<unknown> {
  const told = await callEndpoint<'key'>((incoming) => getEvaluations({ db, actor: { type: 'system' } }, incoming), {
    path: '/',
    params: { key },
  });
  return told.body.at_login;
}

test.each([
  ['device', () => false],
  ['user', (key: string, { account }: { account: string }) => isOn(key, account)],
  [
    'adopt-user',
    (key: string, { device, account }: { device: string; account: string }) => isOn(key, device) !== isOn(key, account),
  ],
] as const)('under the policy %s those are counted whose answer changes by signing in', async (policy, isChanged) => {
  const key = await flag(`login-${policy}`, { identity_policy: policy, rollout_percentage: 50 });
  await warm();
  expect(await toldOf(key)).toEqual({ visitors: 0, changed: 0 });
  await everybodySignsIn(key, ({ account }) => ({ user_id: account }));
  const changed = PEOPLE.filter((person) => isChanged(key, person)).length;
  expect(await toldOf(key)).toEqual({ visitors: 200, changed });
});

test('sticky-first changes nobody on the first device, and on another those who are new to it', async () => {
  const key = await flag('login-sticky', { identity_policy: 'sticky-first', rollout_percentage: 50 });
  await warm();
  await everybodySignsIn(key, ({ device, account }) => ({ user_id: account, first_id: device }));
  expect(await toldOf(key)).toEqual({ visitors: 200, changed: 0 });
  const others = PEOPLE.map(({ device }) => `other-${device}`);
  await everybodySignsIn(key, ({ device, account }) => ({ user_id: account, first_id: `other-${device}` }));
  const changed = PEOPLE.filter(({ device }, nth) => isOn(key, device) !== isOn(key, others[nth] ?? '')).length;
  expect(await toldOf(key)).toEqual({ visitors: 400, changed });
});

test('nobody is counted who did not sign in', async () => {
  const key = await flag('login-nobody', { identity_policy: 'adopt-user', rollout_percentage: 50 });
  await warm();
  await everybodySignsIn(key, () => ({}));
  expect(await toldOf(key)).toEqual({ visitors: 0, changed: 0 });
});
