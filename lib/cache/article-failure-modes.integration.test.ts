import { createClient } from 'redis';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { nextCache } from '@/e2e/support/next-cache';
import { patientUpstash } from '@/e2e/support/patient-upstash';
import { tcpGate } from '@/e2e/support/tcp-gate';
import { testUpstash } from '@/e2e/support/test-upstash';
import { answerFlag } from '@/lib/evaluation/answer';
import { editFlag } from '@/lib/flags/edit-flag';
import { type Resident, type ResidentOptions, startResident } from '@/lib/snapshot/resident';
import { keepSnapshots } from '@/lib/snapshot/resident-snapshots';
import { flagFragment } from './fragment';
import { readSnapshot } from './snapshot-cache';

// The three failure modes that the article warns of, each as it would show here, and that it does not.

const { url, db, ada, flag } = await flagWorld();
const server = await testUpstash();
const upstash = patientUpstash(server);
Reflect.set(globalThis, '__sluiceUpstash', upstash);
const redis = await createClient({ url: server.redisUrl, RESP: 2 }).connect();
afterAll(() => redis.destroy());
nextCache();
const SECRET = 'the secret of this installation';

const key = await flag('new_dashboard', { rollout_percentage: 0 });
async function save(rollout_percentage: number): Promise<number> {
  const { revisions } = await editFlag(ada, { environment: PRODUCTION, key, patch: { rollout_percentage } });
  return revisions[PRODUCTION] ?? 0;
}

const running: Resident[] = [];
afterEach(async () => {
  while (running.length > 0) await running.pop()?.stop();
});
async function service(said: Partial<ResidentOptions> = {}): Promise<Resident> {
  const own = { db, listenUrl: url, upstash: null, secret: SECRET, environment: PRODUCTION };
  const resident = await startResident({ ...own, ...said });
  keepSnapshots(null);
  running.push(resident);
  return resident;
}

/** What a service answers everybody, from the revision that it holds. */
function answers({ store }: Resident): { readonly value: unknown; readonly revision: number | null } {
  const basis = { snapshot: store.current(PRODUCTION), unconfirmedForMs: 0, now: 0 };
  const { value, revision } = answerFlag(basis, key, { targetingKey: 'somebody' });
  return { value, revision };
}
const within10s = { timeout: 10_000, interval: 5 };

test('cache drift between services: after a save none says 0 % while another says 50 %, a Redis copy neither', async () => {
  const [one, other] = [await service({ upstash }), await service()];
  await redis.set(`flag:${key}`, '{"rollout_percentage":0}');
  keepSnapshots(one.store);
  const revision = await save(50);
  // Whoever saved answers with it at once, and what the article's services would go on reading is gone.
  const percentageAt = ({ store }: Resident) => store.current(PRODUCTION)?.flags.get(key)?.percentage;
  expect(percentageAt(one)).toBe(50);
  expect(await redis.exists(`flag:${key}`)).toBe(0);
  const body = await readSnapshot(upstash, PRODUCTION, SECRET);
  expect(body?.revision ?? revision).toBe(revision);
  await vi.waitFor(() => expect(percentageAt(other)).toBe(50), within10s);
  expect(one.store.current(PRODUCTION)?.lineage).toBe(other.store.current(PRODUCTION)?.lineage);
});

test('the revalidate lag: the first page after a save shows it, with no window to wait for, and a kill too', async () => {
  const own = await service();
  keepSnapshots(own.store);
  const shown = flagFragment('article', [key], async () => own.store.current(PRODUCTION)?.flags.get(key)?.percentage);
  // No tag is expired in all of this: what was rendered before a save is not found after it.
  for (const percentage of [10, 100, 0, 100]) {
    await save(percentage);
    expect([await shown(), await shown()]).toEqual([percentage, percentage]);
  }
});

test('workers that diverge: one that hears nothing any more catches up, and none shows an old answer again', async () => {
  const ear = await tcpGate(url);
  const workers = [await service(), await service(), await service({ listenUrl: ear.url, pollIntervalMs: 50 })];
  ear.blackHole();
  const said = workers.map(() => [] as ReturnType<typeof answers>[]);
  const look = () => workers.forEach((worker, index) => void said[index]?.push(answers(worker)));
  for (const percentage of [0, 100, 0, 100]) {
    const revision = await save(percentage);
    await vi.waitFor(() => {
      look();
      expect(workers.map(answers)).toEqual(workers.map(() => ({ value: percentage === 100, revision })));
    }, within10s);
  }
  for (const each of said) {
    const revisions = each.map(({ revision }) => revision ?? 0);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  }
});
