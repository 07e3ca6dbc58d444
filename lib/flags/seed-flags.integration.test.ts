import { expect, test } from 'vitest';
import { EXAMPLE_FLAGS } from '@/db/seed';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { listFlags } from './list-flags';
import { seedFlags } from './seed-flags';

const examples = EXAMPLE_FLAGS.map(({ key }) => key).toSorted();
const when = { environment: PRODUCTION, now: new Date('2026-11-23T03:00:00Z') };

async function world() {
  const { db, flag } = await flagWorld();
  return { db, flag, keys: async () => (await listFlags(db, PRODUCTION)).map(({ key }) => key) };
}

test('examples are made once, also by two that seed at the same time', async () => {
  const { db, keys } = await world();
  const made = await Promise.all([seedFlags(db, when), seedFlags(db, when)]);
  expect(made.reduce((sum, one) => sum + one)).toBe(examples.length);
  expect(await keys()).toEqual(examples);
  expect(await seedFlags(db, when)).toBe(0);
});

test('a seeding that was cut short is completed by the next', async () => {
  const { db, flag, keys } = await world();
  await flag('new_dashboard');
  expect(await seedFlags(db, when)).toBe(examples.length - 1);
  expect(await keys()).toEqual(examples);
});

test('a database with a flag of its own gets no examples', async () => {
  const { db, flag, keys } = await world();
  await flag('ours');
  expect(await seedFlags(db, when)).toBe(0);
  expect(await keys()).toEqual(['ours']);
});
