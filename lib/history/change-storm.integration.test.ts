import { expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { environmentChain, environmentRow } from '@/e2e/support/environment-chain';
import { contextOf, flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { editFlag } from '@/lib/flags/edit-flag';
import { findFlag } from '@/lib/flags/list-flags';
import { saveRows } from '@/lib/flags/save-rows';

const { url, db, ada, flag } = await flagWorld();

/** Whether an edit was taken, or refused because another was there first. Anything else is a bug and rises. */
async function taken(edit: Promise<unknown>): Promise<boolean> {
  try {
    await edit;
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CONFLICT') return false;
    throw error;
  }
}

const count = (answers: readonly boolean[]) => answers.filter(Boolean).length;

test('of 200 edits that looked at the same version exactly one wins, round after round, and no update is lost', async () => {
  const key = await flag('contended');
  for (let round = 1; round <= 2; round++) {
    const edits = Array.from({ length: 200 }, (_, i) => {
      const patch = { rollout_percentage: round * 20 + i / 1000, version: round };
      return taken(editFlag(ada, { environment: PRODUCTION, key, patch }));
    });
    expect(count(await Promise.all(edits))).toBe(1);
    expect((await findFlag(db, PRODUCTION, key))?.version).toBe(round + 1);
  }
  const entries = (await environmentChain(db, PRODUCTION)).filter((entry) => entry.flag === key);
  expect(entries).toHaveLength(3);
  // Nothing lost: what each entry began from is what the one before it had left.
  entries.slice(2).forEach((entry, i) => {
    expect(entry.before).toEqual(entries[i + 1]?.after);
  });
});

test('edits of one flag by eight people who look first: each is in the history, and the numbers have no gap', async () => {
  const key = await flag('counted');
  const before = await environmentRow(db, PRODUCTION);
  let lost = 0;
  async function addOne(who: ChangeContext): Promise<void> {
    const seen = await findFlag(db, PRODUCTION, key);
    if (!seen) throw new Error('It is gone.');
    const patch = { rollout_percentage: Math.round(seen.rolloutPercentage * 1000 + 1) / 1000, version: seen.version };
    if (await taken(editFlag(who, { environment: PRODUCTION, key, patch }))) return;
    lost += 1;
    return addOne(who);
  }
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 12; i++) await addOne(contextOf(db, ada.actor));
    }),
  );
  expect(lost).toBeGreaterThan(0);
  expect((await findFlag(db, PRODUCTION, key))?.rolloutPercentage).toBe(10.096);
  expect((await environmentRow(db, PRODUCTION)).revision).toBe(before.revision + 96);
  const entries = (await environmentChain(db, PRODUCTION)).slice(-96);
  expect(entries.map(({ revision }) => revision)).toEqual(
    Array.from({ length: 96 }, (_, i) => before.revision + i + 1),
  );
});

test('changes of one environment, of two and of all go on side by side without a deadlock', async () => {
  const keys = await Promise.all(['a', 'b', 'c'].map((name) => flag(`mixed_${name}`)));
  const second = openDatabase(url);
  try {
    const edits = Array.from({ length: 120 }, (_, i) => {
      const who = contextOf(i % 2 ? db : second.db, ada.actor);
      const key = keys[i % keys.length] ?? '';
      const environment = ['development', 'staging', PRODUCTION][i % 5] ?? PRODUCTION;
      const patch = i % 4 === 0 ? { owner: `Owner ${i}` } : { rollout_percentage: i / 10 };
      return editFlag(who, { environment, key, patch });
    });
    const changed = await Promise.all(edits);
    expect(changed.every(({ result }) => result)).toBe(true);
  } finally {
    await second.close();
  }
  for (const environment of ['development', 'staging', PRODUCTION]) {
    const entries = await environmentChain(db, environment);
    const { revision } = await environmentRow(db, environment);
    expect(new Set(entries.map((entry) => entry.revision)).size).toBe(revision);
  }
});

test('a save of many rows that loses the race for one of them changes none', async () => {
  const keys = await Promise.all(['x', 'y', 'z'].map((name) => flag(`rows_${name}`)));
  const save = (percentage: number) => {
    const rows = keys.map((key) => ({ key, version: 1, rollout_percentage: percentage }));
    return taken(saveRows(ada, { environment: PRODUCTION, input: { rows } }));
  };
  expect(count(await Promise.all(Array.from({ length: 40 }, (_, i) => save(i + 20))))).toBe(1);
  const now = await Promise.all(keys.map((key) => findFlag(db, PRODUCTION, key)));
  expect(new Set(now.map((row) => `${row?.version} at ${row?.rolloutPercentage}`)).size).toBe(1);
});

test('of 1,000 pairs of people who look at the same version and save at once, on two instances, one of each wins', async () => {
  const PAIRS = 1_000;
  const keys = await Promise.all(Array.from({ length: 20 }, (_, i) => flag(`pair_${i}`)));
  const second = openDatabase(url);
  let won = 0;
  try {
    await Promise.all(
      keys.map(async (key, nth) => {
        const environment = ['development', 'staging', PRODUCTION][nth % 3] ?? PRODUCTION;
        for (let version = 1; version <= PAIRS / keys.length; version++) {
          const pair = [db, second.db].map((on, i) => {
            const patch = { rollout_percentage: version + i / 10, version };
            return taken(editFlag(contextOf(on, ada.actor), { environment, key, patch }));
          });
          const winners = count(await Promise.all(pair));
          won += winners;
        }
      }),
    );
  } finally {
    await second.close();
  }
  expect(won).toBe(PAIRS);
  for (const [nth, key] of keys.entries()) {
    const environment = ['development', 'staging', PRODUCTION][nth % 3] ?? PRODUCTION;
    const entries = (await environmentChain(db, environment)).filter((entry) => entry.flag === key);
    expect(entries).toHaveLength(PAIRS / keys.length + 1);
    expect((await findFlag(db, environment, key))?.version).toBe(PAIRS / keys.length + 1);
  }
}, 180_000);
