import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { applySettings } from '@/e2e/support/apply-settings';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { testUpstash } from '@/e2e/support/test-upstash';
import { editFlag } from '@/lib/flags/edit-flag';
import { loadEnvironment } from '@/lib/snapshot/load';
import { SnapshotStore } from '@/lib/snapshot/store';
import { tellCachesOf } from './after-accepted';
import { isLoopBack, LOOP_BACK_HEADER, LOOP_BACK_PATH, TAGS_PER_LOOP_BACK_MAX } from './loop-back';
import { UpstashOffers } from './offers';
import { raiseFloor, readSnapshot, takeTurn } from './snapshot-cache';

// What this process serves at its own address.
const asked: { path: string | undefined; trusted: boolean; tags: string[] }[] = [];
let answerWith = 204;
const self = http.createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { tags } = JSON.parse(Buffer.concat(chunks).toString());
  asked.push({ path: request.url, trusted: isLoopBack(String(request.headers[LOOP_BACK_HEADER])), tags });
  response.writeHead(answerWith).end();
});
await once(self.listen(0, '127.0.0.1'), 'listening');
afterAll(() => self.close());
const address = self.address();
if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
const PORT = String(address.port);

const { url, db, ada, flag } = await flagWorld({ PORT });
const upstash = patientUpstash(await testUpstash());
const SECRET = 'the secret of this installation';
const key = await flag('first');
await flag('second');
const edit = (rollout_percentage: number) =>
  editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage } });

/** A process of its own: its store, and what telling the caches came to. */
function process_() {
  const told: Promise<void>[] = [];
  const offers = new UpstashOffers({ db, upstash, secret: SECRET, monotonicNow: () => performance.now() });
  const store = new SnapshotStore({
    db,
    monotonicNow: () => performance.now(),
    onAccepted: (accepted) => void told.push(tellCachesOf(accepted, offers)),
  });
  return {
    store,
    async load() {
      await store.refresh(PRODUCTION);
      await Promise.all(told);
    },
  };
}

beforeEach(() => {
  asked.length = 0;
  answerWith = 204;
});

describe('an instance that holds a newer snapshot', () => {
  test('expires the tags of the flags that changed, by itself, with the secret of this installation', async () => {
    const { load } = process_();
    await load();
    expect(asked).toEqual([]);
    await edit(31);
    await load();
    expect(asked).toEqual([{ path: LOOP_BACK_PATH, trusted: true, tags: ['sluice:production:flag:first'] }]);
  });

  test('offers it to Upstash, so that one which starts while the database is away finds it', async () => {
    const { revisions } = await edit(32);
    await process_().load();
    const found = await readSnapshot(upstash, PRODUCTION, SECRET);
    expect(found).toMatchObject({ revision: revisions[PRODUCTION], flagCount: 2 });
    expect(found?.rows.map((row) => [row.key, row.rolloutPercentage])).toContainEqual(['first', '32.000']);
  });

  test('leaves it to another that is at it already', async () => {
    const { revisions } = await edit(33);
    const revision = revisions[PRODUCTION] ?? 0;
    const { store, load } = process_();
    const { lineage } = (await loadEnvironment(db, PRODUCTION, null)) ?? { lineage: '' };
    expect(await takeTurn(upstash, { environment: PRODUCTION, lineage, revision })).toBe('ours');
    await load();
    expect(store.current(PRODUCTION)?.revision).toBe(revision);
    expect((await readSnapshot(upstash, PRODUCTION, SECRET))?.revision ?? 0).toBeLessThan(revision);
  });

  test('heals a process that was killed between the commit and the clearing of Upstash', async () => {
    await edit(34);
    await process_().load();
    // Nobody raised the floor for this one: its process is gone.
    const { revisions } = await edit(35);
    await process_().load();
    expect((await readSnapshot(upstash, PRODUCTION, SECRET))?.revision).toBe(revisions[PRODUCTION]);
  });

  test('does not bring back what a save has meanwhile cleared', async () => {
    const { store, load } = process_();
    await edit(36);
    const next = (store.current(PRODUCTION)?.revision ?? 0) + 1_000;
    await store.refresh(PRODUCTION);
    const lineage = store.current(PRODUCTION)?.lineage ?? '';
    await raiseFloor(upstash, { environment: PRODUCTION, lineage, revision: next });
    await load();
    expect(await readSnapshot(upstash, PRODUCTION, SECRET)).toBeNull();
  });
});

describe('nothing is thrown, whatever fails', () => {
  test('where this process does not answer itself, or refuses', async () => {
    const { load } = process_();
    await load();
    answerWith = 500;
    await edit(37);
    await expect(load()).resolves.toBeUndefined();
    applySettings({ DATABASE_URL: url, PORT: '1' });
    await edit(38);
    await expect(load()).resolves.toBeUndefined();
    applySettings({ DATABASE_URL: url, PORT });
  });
});

test('thousands of tags go in several requests, and none is left out', async () => {
  const { expireTagsByLoopBack } = await import('./loop-back');
  const tags = Array.from({ length: 2 * TAGS_PER_LOOP_BACK_MAX + 1 }, (_, i) => `tag ${i}`);
  await expireTagsByLoopBack(tags);
  expect(asked.flatMap((request) => request.tags)).toEqual(tags);
  expect(asked.map((request) => request.tags.length)).toEqual([1_000, 1_000, 1]);
});

test.each([null, '', 'x', 'f'.repeat(64), undefined])('a request that says %j is not this installation', (given) => {
  expect(isLoopBack(given ?? null)).toBe(false);
});
