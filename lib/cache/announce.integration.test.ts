import { createClient } from 'redis';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { testUpstash } from '@/e2e/support/test-upstash';
import { upstashRecorder } from '@/e2e/support/upstash-recorder';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { createFlag } from '@/lib/flags/create-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { saveRows } from '@/lib/flags/save-rows';
import { loadEnvironment } from '@/lib/snapshot/load';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { announce } from './announce';
import { revisionKey, snapshotKey } from './keys';
import { fillSnapshot } from './snapshot-cache';

const server = await testUpstash();
const recorder = await upstashRecorder(server.url);
const { db, ada, flag } = await flagWorld();
Reflect.set(globalThis, '__sluiceUpstash', patientUpstash({ url: recorder.url, token: server.token }));
const redis = await createClient({ url: server.redisUrl, RESP: 2 }).connect();
afterAll(() => redis.destroy());

const story: string[] = [];
let tags: string[] = [];
const who = {
  ...ada,
  expireTags: (expired: readonly string[]) => {
    story.push('tags');
    tags = [...expired];
  },
};
const store = new SnapshotStore({
  db,
  monotonicNow: () => performance.now(),
  onAccepted: () => story.push('snapshot'),
});
recorder.onCommand = () => story.push('upstash');

beforeEach(async () => {
  await store.poll();
  keepSnapshots(store);
  story.length = 0;
  recorder.forget();
});
afterEach(() => keepSnapshots(null));

const save = (key: string, version: number, rollout_percentage: number, environment = PRODUCTION) =>
  saveRows(who, { environment, input: { rows: [{ key, version, rollout_percentage }] } });

describe('after a save', () => {
  test('the caches are told inside-out: own snapshot, then Upstash, then the tags', async () => {
    const key = await flag('inside_out');
    story.length = 0;
    const { reach } = await save(key, 1, 25);
    expect(story.filter((layer, i) => layer !== story[i - 1])).toEqual(['snapshot', 'upstash', 'tags']);
    expect(reach.map(({ layer, told }) => ({ layer, told }))).toEqual([
      { layer: 'snapshot', told: true },
      { layer: 'upstash', told: true },
      { layer: 'tags', told: true },
    ]);
    for (const { ms } of reach) expect(ms).toBeGreaterThanOrEqual(0);
  });

  test('whoever is told finds every layer further in already new', async () => {
    const key = await flag('further_in');
    const seen: unknown[] = [];
    const look = (layer: string) =>
      seen.push({ layer, percentage: store.current(PRODUCTION)?.flags.get(key)?.percentage });
    recorder.onCommand = () => look('upstash');
    const patient = { ...who, expireTags: () => void look('tags') };
    const input = { rows: [{ key, version: 1, rollout_percentage: 26 }] };
    const { revisions } = await saveRows(patient, { environment: PRODUCTION, input });
    expect(new Set(seen.map((at) => JSON.stringify(at)))).toEqual(
      new Set([
        JSON.stringify({ layer: 'upstash', percentage: 26 }),
        JSON.stringify({ layer: 'tags', percentage: 26 }),
      ]),
    );
    expect(await redis.get(revisionKey(PRODUCTION))).toMatch(new RegExp(`:${revisions[PRODUCTION]}$`));
    recorder.onCommand = () => story.push('upstash');
  });

  test('the tags of exactly the flags and environments that were touched expire', async () => {
    const key = await flag('its_tags');
    await save(key, 1, 27, 'staging');
    expect(tags).toEqual([`sluice:staging:flag:${key}`]);
    await editFlag(who, { environment: PRODUCTION, key, patch: { owner: 'Web' } });
    expect(tags.toSorted()).toEqual(
      ['development', 'production', 'staging'].map((name) => `sluice:${name}:flag:${key}`),
    );
  });

  test('that changed nothing nobody is told anything', async () => {
    const key = await flag('as_it_is');
    story.length = 0;
    expect((await save(key, 1, 10)).reach).toEqual([]);
    expect(story).toEqual([]);
  });

  test('that was refused nobody is told anything', async () => {
    const key = await flag('refused');
    story.length = 0;
    await expect(save(key, 9, 50)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(story).toEqual([]);
  });
});

describe("the neighbours, who read the article's layout", () => {
  test('are told of a flag in the environment of this app, and of no other', async () => {
    const key = await flag('neighbourly');
    await redis.set(`flag:${key}`, '{"enabled":true}');
    await save(key, 1, 40, 'staging');
    expect(await redis.exists(`flag:${key}`)).toBe(1);
    recorder.forget();
    await save(key, 1, 40);
    expect(await redis.exists(`flag:${key}`)).toBe(0);
    expect(recorder.commands).toContainEqual(['publish', 'flag_invalidations', key]);
  });
});

test("archiving clears every Upstash key of the flag: its neighbours' copy, and the snapshots of all environments", async () => {
  const key = await flag('cleared');
  const patient = patientUpstash(server);
  for (const environment of ['production', 'staging', 'development']) {
    const loaded = await loadEnvironment(db, environment, null);
    if (!loaded) throw new Error(`${environment} is gone.`);
    expect(await fillSnapshot(patient, loaded, 'secret')).toBe('filled');
  }
  await redis.set(`flag:${key}`, '{"enabled":true}');
  await archiveFlag(who, { environment: PRODUCTION, key, input: {} });
  expect(await redis.exists([`flag:${key}`, ...['production', 'staging', 'development'].map(snapshotKey)])).toBe(0);
  expect((await redis.keys('*')).filter((name) => !name.endsWith(':revision'))).toEqual([]);
});

describe('a layer that cannot be told', () => {
  test('does not keep the next from being told, nor the save from being saved', async () => {
    const key = await flag('out_of_request');
    const outside = {
      ...who,
      expireTags: () => {
        throw new Error('revalidateTag outside of a request');
      },
    };
    const { reach } = await editFlag(outside, { environment: PRODUCTION, key, patch: { rollout_percentage: 50 } });
    expect(reach.map(({ layer, told }) => [layer, told])).toEqual([
      ['snapshot', true],
      ['upstash', true],
      ['tags', false],
    ]);
    expect(await findFlag(db, PRODUCTION, key)).toMatchObject({ rolloutPercentage: 50 });
  });

  test('is named: a script has no snapshot of its own, and says nothing of one', async () => {
    keepSnapshots(null);
    const input = { key: 'by_a_script', identity_policy: 'device' };
    const { reach } = await createFlag(who, { environment: PRODUCTION, input });
    expect(reach.map(({ layer }) => layer)).toEqual(['upstash', 'tags']);
  });

  test('a snapshot that cannot be brought up to date is told as such', async () => {
    const touched = [{ key: 'nowhere', revision: 1, touchedFlags: new Set(['x']) }];
    const reach = await announce(who, { lineage: 'one', touched });
    expect(reach[0]).toMatchObject({ layer: 'snapshot', told: false });
    expect(story).toContain('tags');
  });
});
