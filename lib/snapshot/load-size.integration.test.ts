import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { FLAG_BYTES_MAX } from '@/lib/engine/budgets';
import { evaluate } from '@/lib/engine/evaluate';
import { loadEnvironment } from './load';
import { buildSnapshot, SNAPSHOT_BYTES_MAX, SnapshotTooLarge } from './snapshot';

async function world(count: number) {
  const { db, flag } = await flagWorld();
  for (let index = 0; index < count; index++) await flag(`flag_${index}`, { rollout_percentage: 100 });
  const write = (key: string, bytes: number) =>
    db.execute(sql`update flag_environments set rules = to_jsonb(repeat('x', ${bytes - 2}::int))
      where environment_id = 1 and flag_id in (select id from flags where key like ${key})`);
  return { db, write };
}

test('rules over their budget are not even read, and hurt no other flag', async () => {
  const { db, write } = await world(2);
  await write('flag_0', 3 * FLAG_BYTES_MAX);
  const loaded = await loadEnvironment(db, PRODUCTION, null);
  if (!loaded) throw new Error('There is a production.');
  expect(JSON.stringify(loaded).length).toBeLessThan(1_000);
  const { flags } = buildSnapshot(loaded, null);
  const answers = [...flags.values()].map((flag) => [flag.key, evaluate(flag, { targetingKey: '42' }, 0)]);
  expect(Object.fromEntries(answers)).toMatchObject({
    flag_0: { value: false, errorCode: 'PARSE_ERROR' },
    flag_1: { value: true, reason: 'STATIC' },
  });
});

test('a snapshot over its limit is refused before it is read', async () => {
  const count = SNAPSHOT_BYTES_MAX / FLAG_BYTES_MAX;
  const { db, write } = await world(count + 1);
  await write('flag_%', FLAG_BYTES_MAX);
  await expect(loadEnvironment(db, PRODUCTION, null)).rejects.toThrow(SnapshotTooLarge);
  await write('flag_%', 2);
  expect((await loadEnvironment(db, PRODUCTION, null))?.rows).toHaveLength(count + 1);
}, 120_000);
