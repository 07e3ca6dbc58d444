import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flagWorld } from '@/e2e/support/flag-world';
import { serveHandlers } from '@/e2e/support/serve-handlers';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { answerFlag } from '@/lib/evaluation/answer';
import { basisOf } from '@/lib/evaluation/basis';
import { archiveFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { killFlag } from '@/lib/flags/kill-flag';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { SnapshotStore } from '@/lib/snapshot/store';
import { route } from '../route';
import { getCompatEvaluation } from './get-compat-evaluation';
import { getCompatFlag } from './get-compat-flag';

const { db, ada, flag } = await flagWorld({ SLUICE_EVALUATION: 'token', SLUICE_COMPAT_NETWORKS: '10.1.0.0/16' });
const store = new SnapshotStore({ db, monotonicNow: () => 0 });
let server: Awaited<ReturnType<typeof serveHandlers>>;
let token = '';
const edit = (key: string, patch: object) => editFlag(ada, { environment: 'production', key, patch });

beforeAll(async () => {
  ({ token } = await makeApiToken(ada, { name: 'FastAPI', ability: 'evaluate' }));
  await flag('quarter', { rollout_percentage: 25 });
  await flag('fraction', { rollout_percentage: 12.999 });
  await flag('everybody', { rollout_percentage: 100 });
  await flag('killed', { rollout_percentage: 100 });
  await killFlag(ada, { environment: 'production', key: 'killed', input: {} });
  await flag('off', { enabled: false, rollout_percentage: 100 });
  await flag('archived', { rollout_percentage: 40 });
  await archiveFlag(ada, { environment: 'production', key: 'archived', input: {} });
  await flag('ruled', { rollout_percentage: 50 });
  await edit('ruled', { rules: [{ conditions: [{ attribute: 'a', operator: 'exists' }], serve: { variant: 'on' } }] });
  await flag('targeted', { rollout_percentage: 50 });
  await edit('targeted', { targets: [{ key: '7', variant: 'on' }] });
  await flag('needy', { rollout_percentage: 50 });
  await edit('needy', { prerequisites: [{ flag: 'everybody', variants: ['on'] }] });
  await flag('by-org', { rollout_percentage: 50, identity_policy: 'attribute:org' });
  const texts = ['a', 'b'].map((name) => ({ name, value: name }));
  await flag('text', { value_type: 'string', variants: texts, rollout_percentage: 50 });
  await flag('weights', { rollout_percentage: 50 });
  await edit('weights', {
    split: [
      { variant: 'off', from: 0, to: 50_000 },
      { variant: 'on', from: 50_000, to: 100_000 },
    ],
  });
  keepSnapshots(store);
  await store.poll();
  const [one, evaluation] = [route<'key'>(getCompatFlag), route<'key'>(getCompatEvaluation)];
  server = await serveHandlers((_method, path) => {
    const [, key] = /^\/compat\/api\/flags\/([^/]+)\/?$/.exec(path) ?? [];
    const [, asked] = /^\/compat\/flags\/([^/]+)\/evaluate$/.exec(path) ?? [];
    const found = key === undefined ? { handler: evaluation, key: asked } : { handler: one, key };
    if (found.key === undefined) return null;
    return { handler: found.handler as never, params: { key: decodeURIComponent(found.key) } };
  });
});
afterAll(() => {
  server.close();
  keepSnapshots(null);
});

const get = async (path: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) => {
  const answer = await fetch(server.url + path, { headers, redirect: 'error' });
  return { status: answer.status, body: await answer.json() };
};
const configured = async (key: string) => {
  const { rollout_percentage: percentage, expressible } = (await get(`/compat/api/flags/${key}/`)).body;
  return [percentage, expressible];
};

describe('as the article’s Django', () => {
  test.each([
    ['quarter', 25, true],
    ['fraction', 12, true],
    ['everybody', 100, true],
    ['killed', 0, true],
    ['off', 0, true],
    ['archived', 40, true],
    ['ruled', 0, false],
    ['targeted', 0, false],
    ['needy', 0, false],
    ['by-org', 0, false],
    ['text', 0, false],
    ['weights', 0, false],
  ])('%s is at %d %%, and expressible: %s', async (key, percentage, expressible) => {
    expect(await configured(key)).toEqual([percentage, expressible]);
  });

  test('asks for a token, but from the networks that the settings name', async () => {
    expect((await get('/compat/api/flags/quarter/', {})).status).toBe(401);
    expect((await get('/compat/api/flags/quarter/', { 'x-forwarded-for': '10.1.2.3' })).status).toBe(200);
    expect((await get('/compat/api/flags/nobody/')).status).toBe(404);
    const client = await makeApiToken(ada, { name: 'a page', ability: 'client' });
    expect((await get('/compat/api/flags/quarter/', { authorization: `Bearer ${client.token}` })).status).toBe(403);
  });
});

test('as the article’s FastAPI a flag answers with two fields, and is off where there is none', async () => {
  expect(await get('/compat/flags/everybody/evaluate?user_id=42')).toEqual({
    status: 200,
    body: { flag: 'everybody', enabled: true },
  });
  expect(await get('/compat/flags/nobody/evaluate?user_id=42')).toEqual({
    status: 200,
    body: { flag: 'nobody', enabled: false },
  });
  expect((await get('/compat/flags/everybody/evaluate')).status).toBe(400);
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Runs lines of Python beside the module in docs, and gives what they print as JSON. */
async function python(lines: string): Promise<unknown> {
  const script = `import json, sys\nsys.path.insert(0, "docs/clients")\nfrom sluice import Sluice, is_in, position\n${lines}`;
  return JSON.parse((await promisify(execFile)('python3', ['-c', script], { maxBuffer: 1e8 })).stdout);
}

describe.runIf(hasPython)('the Python module', () => {
  test('puts every id of the published vectors where they say', async () => {
    const lines = [
      'cases = [c for c in json.load(open("lib/engine/vectors/bucket.json")) if c["targeting_key"]]',
      'wrong = [c for c in cases if position(c["flag_key"], c["targeting_key"]) != c["position"]]',
      'print(json.dumps([len(cases) > 500, wrong]))',
    ];
    expect(await python(lines.join('\n'))).toEqual([true, []]);
  });

  test('gives 5,000 visitors the answers of the pages, hashed there or asked for, and off for what it cannot say', async () => {
    const lines = (key: string, count: number) =>
      `s = Sluice("${server.url}", "${token}", 5)\nprint(json.dumps([s.is_enabled_here("${key}", str(i)) for i in range(${count})]))`;
    const basis = basisOf('production', Date.now());
    const pages = (key: string) =>
      Array.from({ length: 5_000 }, (_, id) => answerFlag(basis, key, { targetingKey: String(id) }).value === true);
    for (const key of ['quarter', 'everybody', 'killed'])
      expect(await python(lines(key, 5_000)), key).toEqual(pages(key));
    const cut = (await python(lines('fraction', 5_000))) as boolean[];
    expect(cut.every((isOn, id) => !isOn || pages('fraction')[id])).toBe(true);
    for (const key of ['ruled', 'targeted', 'needy', 'by-org', 'weights'])
      expect(await python(lines(key, 300))).not.toContain(true);
    const asked = `s = Sluice("${server.url}", "${token}", 5)\nprint(json.dumps([s.is_enabled("quarter", str(i)) for i in range(200)]))`;
    expect(await python(asked)).toEqual(pages('quarter').slice(0, 200));
  });

  test('says the default, or off, where nobody answers', async () => {
    const lines = `s = Sluice("http://127.0.0.1:9", "x")\nprint(json.dumps([s.is_enabled("a", 1), s.is_enabled("a", 1, True), s.is_enabled_here("a", 1)]))`;
    expect(await python(lines)).toEqual([false, true, false]);
  });
});
