import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { instances } from '@/db/schema';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { type SomeInstance, someInstance } from '@/e2e/support/some-instance';
import { SILENT_AFTER_MS } from './lifetimes';
import { listInstances } from './list-instances';

const { db, flag } = await flagWorld();
await flag('one');
await flag('two');
const newest = 2;

let a: SomeInstance;
beforeEach(async () => {
  await db.delete(instances);
  a = await someInstance(db, 'a:3000');
});
afterEach(() => {
  vi.useRealTimers();
});

const some = expect.any(Number);

test('an instance says what it is, what it holds, how old that is and how far behind', async () => {
  await a.holds(newest, { flagCount: 2, unconfirmedForMs: 1_500 });
  await a.holds(newest - 1, { environment: 'staging', origin: 'upstash', unconfirmedForMs: null });
  const [view] = await listInstances(db);
  expect(view).toEqual({
    id: a.id,
    name: 'a:3000',
    version: '0.1.0 (abc)',
    state: 'here',
    unheardForMs: some,
    startedMsAgo: some,
    bus: 'listen',
    lastError: null,
    snapshots: [
      { environment: PRODUCTION, revision: 2, behind: 0, flagCount: 2, origin: 'postgres', unconfirmedForMs: some },
      { environment: 'staging', revision: 1, behind: 1, flagCount: 1, origin: 'upstash', unconfirmedForMs: null },
    ],
  });
  expect(view?.snapshots[0]?.unconfirmedForMs).toBeGreaterThanOrEqual(1_500);
  expect(view?.startedMsAgo).toBeGreaterThanOrEqual(86_400_000);
});

test('a revision of another lineage is compared with nothing', async () => {
  await a.holds(900, { lineage: crypto.randomUUID() });
  expect((await listInstances(db))[0]?.snapshots).toMatchObject([{ revision: 900, behind: null }]);
});

test('what was said earlier and arrives later hides nothing that is newer; another lineage does', async () => {
  await a.holds(2);
  await a.holds(1);
  expect((await listInstances(db))[0]?.snapshots).toMatchObject([{ revision: 2 }]);
  await a.holds(1, { lineage: crypto.randomUUID() });
  expect((await listInstances(db))[0]?.snapshots).toMatchObject([{ revision: 1 }]);
});

test('one that vanished is silent, one that stopped is stopped, and those that serve come first', async () => {
  const [b, c] = [await someInstance(db, 'b:3000'), await someInstance(db, 'c:3000')];
  for (const instance of [c, b, a]) await instance.isThere();
  await a.wasSeen(SILENT_AFTER_MS + 5_000);
  await db.update(instances).set({ stoppedAt: sql`clock_timestamp()` }).where(sql`${instances.id} = ${b.id}`);
  const said = (await listInstances(db)).map(({ name, state, unheardForMs }) => ({ name, state, unheardForMs }));
  expect(said).toEqual([
    { name: 'a:3000', state: 'silent', unheardForMs: some },
    { name: 'c:3000', state: 'here', unheardForMs: some },
    { name: 'b:3000', state: 'stopped', unheardForMs: some },
  ]);
  expect(said[0]?.unheardForMs).toBeGreaterThanOrEqual(SILENT_AFTER_MS + 5_000);
});

test.each([-1, 1])('ages are right, however wrong the clock of an instance is: %i h', async (hours) => {
  const now = Date.now() + hours * 3_600_000;
  vi.useFakeTimers({ toFake: ['Date'], now });
  const bus = { bus: 'poll', lastProblem: { what: 'it broke', at: now - 90_000 } } as const;
  await a.holds(newest, { unconfirmedForMs: 700 }, { bus, now });
  const [view] = await listInstances(db);
  expect(view).toMatchObject({ state: 'here', bus: 'poll', lastError: { what: 'it broke' } });
  const ages = [view?.unheardForMs, (view?.lastError?.msAgo ?? 0) - 90_000, view?.snapshots[0]?.unconfirmedForMs];
  for (const age of ages) {
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(60_000);
  }
});
