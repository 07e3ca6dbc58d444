import { beforeAll, expect, test } from 'vitest';
import { type Call, callEndpoint } from '@/e2e/support/call-endpoint';
import { environmentChain } from '@/e2e/support/environment-chain';
import { type FlagWorld, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { flagTag } from '@/lib/cache/keys';
import type { ChangeContext } from '@/lib/change-context';
import { getFlag } from './get-flag';
import { getFlags } from './get-flags';
import { patchFlag } from './patch-flag';
import { patchFlags } from './patch-flags';
import { postFlag } from './post-flag';

let world: FlagWorld;
const expired: string[] = [];
let ctx: ChangeContext;
beforeAll(async () => {
  world = await flagWorld();
  ctx = { ...world.ada, source: 'api', requestId: 'edge-1', expireTags: (tags) => expired.push(...tags) };
});

const patch = (key: string, call: Call) =>
  callEndpoint<'key'>((incoming) => patchFlag(ctx, incoming), { method: 'PATCH', params: { key }, ...call });
const create = (call: Call) => callEndpoint((incoming) => postFlag(ctx, incoming), { method: 'POST', ...call });
const read = (key: string, path = '/') =>
  callEndpoint<'key'>((incoming) => getFlag(ctx, incoming), { params: { key }, path });

test('a flag is made, with its address, its ETag, and how far it has travelled', async () => {
  const body = { key: 'made.over-rest', identity_policy: 'user', rollout_percentage: '12,5', enabled: true };
  const { status, headers, body: made } = await create({ body: { ...body, note: 'first' } });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe('/api/v1/flags/made.over-rest?environment=production');
  expect(headers.get('etag')).toBe('"production-1"');
  expect(made).toMatchObject({ ...body, rollout_percentage: 12.5, environment: PRODUCTION, version: 1 });
  expect(made.last_change).toMatchObject({ who: 'Ada', note: 'first', source: 'api' });
  expect(made.reach).toEqual([{ layer: 'tags', told: true, ms: expect.any(Number) }]);
  const chain = await environmentChain(world.db, PRODUCTION);
  expect(chain.at(-1)).toMatchObject({ action: 'flag.created', request: 'edge-1', change: made.change_id });
  expect(chain.at(-1)?.revision).toBe(made.revision);
  expect(expired).toContain(flagTag(PRODUCTION, 'made.over-rest'));
});

test('a key that exists in another case is a conflict', async () => {
  await world.flag('taken');
  const { status, body } = await create({ body: { key: 'TAKEN', identity_policy: 'device' } });
  expect(status).toBe(409);
  expect(body.error).toMatchObject({ code: 'CONFLICT', field: 'key' });
});

test('everything that is wrong with a body is said at once, each by its name', async () => {
  const { status, body } = await create({ body: { key: 'a:b', rollout_percentage: 101, __proto: 1 } });
  expect(status).toBe(422);
  const fields = body.error.details.map(({ field }: { field: string }) => field);
  expect(fields.sort()).toEqual(['__proto', 'identity_policy', 'key', 'rollout_percentage']);
});

test('what is read, edited on its ETag and read again carries the next ETag', async () => {
  const key = await world.flag('edited');
  const before = await read(key);
  const edit = { body: { rollout_percentage: 25, note: 'looks fine' } };
  const { status, headers, body } = await patch(key, {
    ...edit,
    headers: { 'if-match': before.headers.get('etag') ?? '' },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ key, rollout_percentage: 25, version: 2 });
  const after = await read(key);
  expect(after.headers.get('etag')).toBe(headers.get('etag'));
  const { revision: _revision, reach: _reach, change_id: _change, ...flag } = body;
  expect(after.body).toEqual(flag);
});

test('an edit of something already changed says who won, as 412 with If-Match and as 409 with a version', async () => {
  const key = await world.flag('raced');
  await patch(key, { body: { rollout_percentage: 15, note: 'error rate looked fine' } });
  const conflict = { key, theirs: { enabled: true, rollout_percentage: 15, version: 2 }, who: 'Ada' };
  const conditional = await patch(key, { body: { enabled: false }, headers: { 'if-match': '"production-1"' } });
  expect(conditional.status).toBe(412);
  expect(conditional.body.error.details.conflicts).toMatchObject([conflict]);
  const versioned = await patch(key, { body: { enabled: false, version: 1 } });
  expect(versioned.status).toBe(409);
  expect(versioned.body.error.details.conflicts).toMatchObject([conflict]);
  expect((await read(key)).body).toMatchObject({ enabled: true, version: 2 });
});

test('an edit that changes nothing makes no version, and names the revision that stands', async () => {
  const key = await world.flag('unmoved');
  const first = await patch(key, { body: { rollout_percentage: 40 } });
  const again = await patch(key, { body: { rollout_percentage: 40 } });
  expect(again.body).toMatchObject({ version: 2, revision: first.body.revision, reach: [] });
});

test.each(['key', 'identity_policy', 'archived'])('an edit of %s is refused with what to do instead', async (field) => {
  const key = await world.flag(`fixed_${field}`);
  const { status, body } = await patch(key, { body: { [field]: 'user', rollout_percentage: 50 } });
  expect(status).toBe(422);
  expect(body.error).toMatchObject({ code: 'INVALID_INPUT', field });
  expect(body.error.message).toMatch(/make another|restore/);
  expect((await read(key)).body).toMatchObject({ rollout_percentage: 10, version: 1 });
});

test('an environment that does not exist is named, and nothing is done in another', async () => {
  const key = await world.flag('elsewhere');
  const answers = [
    await patch(key, { path: '/?environment=moon', body: { owner: 'Nobody' } }),
    await read(key, '/?environment=moon'),
    await create({ path: '/?environment=moon', body: { key: 'lost', identity_policy: 'user' } }),
    await callEndpoint((incoming) => getFlags(ctx, incoming), { path: '/?environment=' }),
  ];
  for (const { status, body } of answers) {
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ code: 'NOT_FOUND', field: 'environment' });
  }
  expect(answers[0]?.body.error.message).toContain('moon');
  expect((await read(key)).body).toMatchObject({ owner: '', version: 1 });
});

test('a flag that does not exist is not found, and neither is a text that can be no key', async () => {
  for (const key of ['nobody', 'a/b', '\0', 'new', 'x'.repeat(5_000)]) {
    const { status, body } = await read(key);
    expect(status).toBe(404);
    expect(body.error.field).toBe('key');
  }
});

test('each environment has its own percentage under the same key', async () => {
  const key = await world.flag('per_environment');
  await patch(key, { path: '/?environment=staging', body: { rollout_percentage: 80, enabled: true } });
  expect((await read(key)).body).toMatchObject({ environment: 'production', rollout_percentage: 10, version: 1 });
  expect((await read(key, '/?environment=staging')).body).toMatchObject({ rollout_percentage: 80, version: 2 });
});

test('several rows are saved with one note as one change, or not at all', async () => {
  const keys = [await world.flag('row_a'), await world.flag('row_b')];
  const save = (versions: readonly number[], percentage: number) =>
    callEndpoint((incoming) => patchFlags(ctx, incoming), {
      method: 'PATCH',
      body: {
        rows: keys.map((key, index) => ({ key, version: versions[index], rollout_percentage: percentage })),
        note: 'both',
      },
    });
  const saved = await save([1, 1], 20);
  expect(saved.status).toBe(200);
  expect(saved.body.saved).toEqual(keys.map((key) => ({ key, what: 'rollout_percentage', from: 10, to: 20 })));
  expect(saved.body.flags).toMatchObject(keys.map((key) => ({ key, rollout_percentage: 20, version: 2 })));
  expect(saved.body.environment).toBe(PRODUCTION);
  const refused = await save([2, 1], 30);
  expect(refused.status).toBe(409);
  for (const key of keys) expect((await read(key)).body).toMatchObject({ rollout_percentage: 20, version: 2 });
});

test('the list of an environment has every flag in key order, as each is read alone but for its configuration, and when it was last asked for', async () => {
  const { status, body } = await callEndpoint((incoming) => getFlags(ctx, incoming));
  expect(status).toBe(200);
  const keys = body.flags.map(({ key }: { key: string }) => key);
  expect(keys).toEqual([...keys].sort());
  const { rules: _rules, targets: _targets, prerequisites: _prerequisites, ...told } = (await read('edited')).body;
  const { variants: _variants, on_variant: _on, off_variant: _off, default_variant: _default, ...more } = told;
  const { split: _split, weights: _weights, ...alone } = more;
  expect(body.flags.find(({ key }: { key: string }) => key === 'edited')).toEqual({
    ...alone,
    last_asked_at: null,
    lifecycle_stage: 'ramping',
  });
});
