import { createClient } from 'redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NEIGHBOUR_CHANNEL, neighbourFlagKey } from '@/lib/cache/keys';
import type { ChangeContext } from '@/lib/change-context';
import { findFlag } from '@/lib/flags/list-flags';
import { saveRows } from '@/lib/flags/save-rows';
import { patchFlag } from '@/lib/http/flags/patch-flag';
import { patchFlags } from '@/lib/http/flags/patch-flags';
import { readTableForm } from '../app/admin/(frame)/flags/table-form';
import { callEndpoint } from './support/call-endpoint';
import { earAt } from './support/ear';
import { environmentChain } from './support/environment-chain';
import { type FlagWorld, flagWorld, PRODUCTION } from './support/flag-world';
import { patientUpstash } from './support/patient-upstash';
import { type TestUpstash, testUpstash } from './support/test-upstash';

const KEY = 'new_dashboard';
const { note, ...EDIT } = { version: 1, rollout_percentage: 25, note: 'error rate looked fine' };

/** The three ways in which 10 % becomes 25 %: the table's form, and two requests. */
const skins: Readonly<Record<string, (ctx: ChangeContext) => Promise<unknown>>> = {
  form(ctx) {
    const form = new FormData();
    form.set('environment', PRODUCTION);
    form.set('note', note);
    form.set(`percentage:${KEY}`, `${EDIT.rollout_percentage}`);
    form.set(`was:${KEY}`, '10');
    form.set(`version:${KEY}`, `${EDIT.version}`);
    const { environment, rows, note: typed } = readTableForm(form);
    return saveRows({ ...ctx, source: 'dashboard' }, { environment, input: { rows, note: typed } });
  },
  rows(ctx) {
    const body = { rows: [{ key: KEY, ...EDIT }], note };
    return callEndpoint((incoming) => patchFlags(ctx, incoming), { method: 'PATCH', body });
  },
  flag(ctx) {
    const call = { method: 'PATCH', params: { key: KEY }, body: { ...EDIT, note } };
    return callEndpoint<'key'>((incoming) => patchFlag(ctx, incoming), call);
  },
};

let upstash: TestUpstash;
let redis: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  upstash = await testUpstash();
  redis = await connect(upstash.redisUrl);
});
afterAll(() => redis.destroy());

test('a form of the dashboard and a request leave the same row, entry, notification, Upstash and tags', async () => {
  const form = await traceOf('form');
  expect(form.entries).toMatchObject([
    { action: 'flag.created' },
    { action: 'flag.edited', source: 'dashboard', note, after: { rollout_percentage: 25 } },
  ]);
  expect(form).toMatchObject({ row: { rolloutPercentage: 25, version: 2 }, notified: [{ revision: 2 }] });
  expect(form.redis.published).toEqual([KEY]);
  expect(form.redis.left).toHaveLength(1);
  expect(form.tags).toHaveLength(1);
  const [created, edited] = form.entries;
  const viaApi = { ...form, entries: [created, { ...edited, source: 'api' }] };
  expect(await traceOf('rows')).toEqual(viaApi);
  expect(await traceOf('flag')).toEqual(viaApi);
});

/** What one skin leaves behind in an installation of its own, less what no two changes share: ids, times, lineages. */
async function traceOf(skin: keyof typeof skins) {
  const world = await flagWorld({ UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token });
  Reflect.set(globalThis, '__sluiceUpstash', patientUpstash(upstash));
  await world.flag(KEY);
  await redis.flushDb();
  await redis.set(neighbourFlagKey(KEY), "a neighbour's copy");
  const ear = await earAt(world.url);
  const published = await listener();
  const tags: string[] = [];
  await skins[skin]?.({ ...world.ada, source: 'api', expireTags: (expired) => tags.push(...expired) });
  return {
    row: await rowOf(world),
    entries: (await environmentChain(world.db, PRODUCTION)).map(
      ({ id: _id, at: _at, change: _change, request: _request, ...entry }) => entry,
    ),
    notified: (await ear.heard()).map((payload) => JSON.parse(payload)),
    redis: { left: await contentsOf(), published: await published() },
    tags,
  };
}

async function rowOf({ db }: FlagWorld) {
  const flag = await findFlag(db, PRODUCTION, KEY);
  if (!flag?.lastChange) throw new Error(`${KEY} is not stored with its last change.`);
  const { createdAt: _created, updatedAt: _updated, decidedAt: _decided, lastChange, ...row } = flag;
  return { ...row, lastChange: { who: lastChange.who, note: lastChange.note } };
}

async function contentsOf(): Promise<string[]> {
  const keys = (await redis.keys('*')).sort();
  return Promise.all(keys.map(async (key) => `${key} = ${(await redis.get(key))?.replace(/^.*:/, 'lineage:')}`));
}

/** Listens to the article's channel; what it gives waits until everything published before it has arrived. */
async function listener(): Promise<() => Promise<string[]>> {
  const ears = await connect(upstash.redisUrl);
  const heard: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  await ears.subscribe(NEIGHBOUR_CHANNEL, (message) => (message === 'end' ? end() : heard.push(message)));
  return async () => {
    await redis.publish(NEIGHBOUR_CHANNEL, 'end');
    await ended;
    ears.destroy();
    return heard;
  };
}

function connect(url: string) {
  return createClient({ url, RESP: 2 }).connect();
}
