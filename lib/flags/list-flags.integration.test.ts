import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { EXAMPLE_FLAGS } from '@/db/seed';
import { flagWorld, PRODUCTION } from '@/e2e/support/flag-world';
import { editFlag } from './edit-flag';
import { findFlag, listFlags, searchFlags } from './list-flags';
import { restFlag } from './rest-flag';
import { seedFlags } from './seed-flags';

const { db, ada } = await flagWorld();

test('an empty database gets the examples, one that has flags gets none', async () => {
  const seed = () => seedFlags(db, { environment: PRODUCTION, now: new Date() });
  expect(await listFlags(db, PRODUCTION)).toEqual([]);
  expect(await seed()).toBe(EXAMPLE_FLAGS.length);
  expect(await seed()).toBe(0);
  const flags = await listFlags(db, PRODUCTION);
  expect(flags.map(({ key }) => key)).toEqual(EXAMPLE_FLAGS.map(({ key }) => key).toSorted());
  expect(flags.find(({ key }) => key === 'new_dashboard')).toMatchObject({
    enabled: true,
    rolloutPercentage: 25,
    lastChange: { who: 'Sluice', source: 'script' },
  });
});

test('a flag is listed as it is in the environment that was asked for', async () => {
  const patch = { rollout_percentage: 0.001, note: 'Carefully' };
  await editFlag(ada, { environment: 'staging', key: 'image_cdn', patch });
  expect(await findFlag(db, 'staging', 'IMAGE_CDN')).toMatchObject({
    key: 'image_cdn',
    rolloutPercentage: 0.001,
    version: 2,
    lastChange: { who: 'Ada', note: 'Carefully', source: 'dashboard' },
  });
  expect(await findFlag(db, PRODUCTION, 'image_cdn')).toMatchObject({ rolloutPercentage: 0.5, version: 1 });
  expect(await listFlags(db, 'staging')).toHaveLength(EXAMPLE_FLAGS.length);
});

test.each([
  ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05.000Z'],
  ['2026-01-02 03:04:05.5+00', '2026-01-02T03:04:05.500Z'],
  ['2026-01-02 03:04:05.999999+00', '2026-01-02T03:04:05.999Z'],
  ['2026-01-02 03:04:05.25+05:30', '2026-01-01T21:34:05.250Z'],
])('a flag that was last changed at %s is listed so', async (stored, told) => {
  await db.execute(sql`update flag_environments set updated_at = ${stored}::text::timestamptz
    where environment_id = (select id from environments where key = 'staging')`);
  expect(await findFlag(db, 'staging', 'image_cdn')).toMatchObject({ updatedAt: told });
});

test.each([',"before":', '","note":"mine","before":null', '\\","source":"api', 'two\nlines, a \\ and “quotes”', ''])(
  'a note is listed as it was written: %j',
  async (note) => {
    const { version, enabled } = (await findFlag(db, 'staging', 'new_dashboard')) ?? { version: 0, enabled: false };
    await editFlag(ada, { environment: 'staging', key: 'new_dashboard', patch: { enabled: !enabled, note } });
    expect(await findFlag(db, 'staging', 'new_dashboard')).toMatchObject({
      version: version + 1,
      lastChange: { note, source: 'dashboard' },
    });
  },
);

test('flags are found by the words in them, the key that is meant first', async () => {
  const found = async (text: string) =>
    (await searchFlags(db, { environment: PRODUCTION, text })).map(({ key }) => key);
  const all = (await listFlags(db, PRODUCTION)).map(({ key }) => key);
  expect(await found('IMAGE_cdn')).toEqual(['image_cdn']);
  expect((await found('new_'))[0]).toMatch(/^new_/);
  expect(await found('')).toEqual(all);
  const { description } = (await findFlag(db, PRODUCTION, 'image_cdn')) ?? { description: '' };
  expect(await found(`${description.split(' ').at(-1)} image`)).toContain('image_cdn');
  for (const text of ['no such words', '%', 'image_cdn nowhere', 'a\0b']) expect(await found(text)).toEqual([]);
});

test.each(['nowhere', '', 'a\0b'])(
  'in an environment that there is not there are no flags: %j',
  async (environment) => {
    expect(await listFlags(db, environment)).toEqual([]);
    expect(await findFlag(db, environment, 'image_cdn')).toBeNull();
  },
);

test.each(['unknown', '', 'a\0b', '%', 'image_cd_'])('a flag that there is not is none: %j', async (key) => {
  expect(await findFlag(db, PRODUCTION, key)).toBeNull();
});

test('REST spells a flag as the article does, and has everything that a person can set', async () => {
  const flag = await findFlag(db, PRODUCTION, 'search_reranker');
  expect(flag && restFlag(flag, PRODUCTION)).toEqual({
    key: 'search_reranker',
    description: 'Rerank results with the new model.',
    kind: 'experiment',
    environment: PRODUCTION,
    enabled: true,
    killed: false,
    killed_by: null,
    rollout_percentage: 12.5,
    identity_policy: 'device',
    failure_mode: 'last-known-good',
    client_visible: false,
    owner: 'Search',
    tags: ['search', 'ml'],
    archived: false,
    created_at: flag?.createdAt,
    updated_at: flag?.updatedAt,
    decided_at: flag?.decidedAt,
    has_targeting: false,
    value_type: 'boolean',
    has_split: false,
    version: 1,
    last_change: {
      who: 'Sluice',
      at: flag?.lastChange?.at,
      note: 'An example, made with the database',
      source: 'script',
    },
  });
});

test('a value that the closed sets do not know is a bug, and rises rather than being shown', async () => {
  await db.execute(sql`alter table flags drop constraint flags_kind`);
  await db.execute(sql`update flags set kind = 'toggle' where key = 'image_cdn'`);
  await expect(findFlag(db, PRODUCTION, 'image_cdn')).rejects.toThrow();
});
