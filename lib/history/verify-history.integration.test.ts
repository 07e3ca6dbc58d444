import { type SQL, sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { applySettings } from '@/e2e/support/apply-settings';
import { databaseUrl } from '@/e2e/support/database-url';
import { accountCalled, contextOf, PRODUCTION } from '@/e2e/support/flag-world';
import { testDatabase } from '@/e2e/support/test-database';
import { createFlag } from '@/lib/flags/create-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { ensureDatabase } from '@/scripts/postgres/ensure-database';
import { type ChainReport, verifyHistory } from './verify-history';

/** A database with eight entries in production, two in the others and one of access, which nobody holds open. */
async function toldDatabase(): Promise<string> {
  const { url, name, db, close } = await testDatabase();
  applySettings({ DATABASE_URL: url });
  const ada = contextOf(db, await accountCalled(db, 'Ada'));
  for (const key of ['banner', 'new_dashboard']) {
    await createFlag(ada, { environment: PRODUCTION, input: { key, identity_policy: 'device' } });
  }
  for (const percentage of [5, 10, 25, 50, 100]) {
    const patch = { rollout_percentage: percentage };
    await editFlag(ada, { environment: PRODUCTION, key: 'new_dashboard', patch });
  }
  await editFlag(ada, { environment: PRODUCTION, key: 'banner', patch: { enabled: true } });
  await close();
  return name;
}

const told = await toldDatabase();

/** What is said of a copy of that database, after `tampering` by somebody who may do everything. */
async function reportsAfter(...tampering: readonly SQL[]): Promise<ChainReport[]> {
  const { serverUrl, prefix } = inject('postgres');
  const name = `${prefix}${crypto.randomUUID().replaceAll('-', '')}`;
  await ensureDatabase(serverUrl, name, told);
  const { db, close } = openDatabase(databaseUrl(serverUrl, name), { connectionCountMax: 1 });
  try {
    await db.execute(sql`alter table history disable trigger all`);
    for (const statement of tampering) await db.execute(statement);
    return await reportsOf(db);
  } finally {
    await close();
  }
}

async function reportsOf(db: Database): Promise<ChainReport[]> {
  const reports = [];
  for await (const report of verifyHistory(db)) reports.push(report);
  return reports;
}

const entry = (sequence: number) => sql`chain = 'environment:1' and sequence = ${sequence}`;
const hashOf = (body: SQL, previous: SQL) =>
  sql`encode(sha256(convert_to(${previous} || E'\n' || ${body}, 'UTF8')), 'hex')`;

test('a history that nobody touched holds: every chain, to its head, and every flag as it was told', async () => {
  const reports = await reportsAfter();
  expect(reports.map(({ chain, environment, end, fault }) => [chain, environment, end.sequence, fault])).toEqual([
    ['environment:1', 'production', 8, null],
    ['environment:2', 'staging', 2, null],
    ['environment:3', 'development', 2, null],
    ['access', null, 1, null],
  ]);
  expect(new Set(reports.map(({ end }) => end.hash)).size).toBe(4);
});

test.each<[string, SQL[], number | null, string]>([
  [
    'a text that was edited',
    [
      sql`update history set body = replace(body, '"rollout_percentage":25', '"rollout_percentage":26') where ${entry(5)}`,
    ],
    5,
    'entry 5 was rewritten: its hash is not that of its text',
  ],
  [
    'a text that was edited, with its hash taken anew',
    [
      sql`update history set body = replace(body, '"rollout_percentage":25', '"rollout_percentage":26') where ${entry(5)}`,
      sql`update history set hash = ${hashOf(sql`body`, sql`previous_hash`)} where ${entry(5)}`,
    ],
    6,
    'entry 6 does not continue the entry that stands before it',
  ],
  [
    'an entry removed from the middle',
    [sql`delete from history where ${entry(4)}`],
    4,
    'entry 4 is missing: entry 5 stands in its place',
  ],
  [
    'an entry removed from the middle, and the others moved up',
    [
      sql`delete from history where ${entry(4)}`,
      sql`update history set sequence = sequence - 1 where chain = 'environment:1' and sequence = 5`,
    ],
    4,
    'entry 4 does not continue the entry that stands before it',
  ],
  [
    'an entry removed from the end',
    [sql`delete from history where ${entry(8)}`],
    8,
    "entry 8 is missing: the chain's head is entry 8",
  ],
  [
    'everything removed',
    [sql`delete from history where chain = 'environment:1'`],
    1,
    "entry 1 is missing: the chain's head is entry 8",
  ],
  [
    'two entries that changed places',
    [
      sql`update history set sequence = -sequence where chain = 'environment:1' and sequence in (4, 6)`,
      sql`update history set sequence = 10 + sequence where chain = 'environment:1' and sequence < 0`,
    ],
    4,
    'entry 4 does not continue the entry that stands before it',
  ],
  [
    'a column that says something else than the text',
    [sql`update history set actor_id = 999 where ${entry(6)}`],
    6,
    'entry 6 has 999 in its column actor_id, where 1 is hashed',
  ],
  [
    'a moment that was moved',
    [sql`update history set at = '2026-01-01T00:00:00Z' where ${entry(6)}`],
    6,
    'entry 6 has 2026-01-01T00:00:00.000Z in its column at, where ',
  ],
  [
    'an entry added beside the door',
    [
      sql`insert into history (chain, sequence, change_id, at, action, actor_type, actor_id, environment_id, flag_key, body, previous_hash, hash)
        select chain, 9, change_id, at, action, actor_type, actor_id, environment_id, flag_key, b.body, hash, ${hashOf(sql`b.body`, sql`hash`)}
        from history, lateral (select replace(body, '"sequence":8', '"sequence":9') as body) b where ${entry(8)}`,
    ],
    9,
    "entry 9 is beyond the chain's head, which is entry 8",
  ],
  [
    'a number given twice, where the index was taken away',
    [
      sql`drop index history_chain_sequence`,
      sql`insert into history (chain, sequence, change_id, at, action, actor_type, actor_id, environment_id, flag_key, body, previous_hash, hash)
        select chain, sequence, change_id, at, action, actor_type, actor_id, environment_id, flag_key, body, previous_hash, hash from history where ${entry(3)}`,
    ],
    3,
    'entry 3 has a number that was given already',
  ],
  [
    'a percentage that was changed behind history’s back',
    [sql`update flag_environments set rollout_percentage = 99 where environment_id = 1 and flag_id = 2`],
    7,
    'the flag new_dashboard has rollout_percentage 99, where entry 7 left 100',
  ],
  [
    'rules that were slipped in',
    [sql`update flag_environments set rules = '[{"share": 100}]' where environment_id = 1 and flag_id = 1`],
    8,
    'the flag banner has rules [{"share":100}], where entry 8 left []',
  ],
  [
    'a flag that was archived behind history’s back',
    [sql`update flags set archived_at = now() where key = 'new_dashboard'`],
    7,
    'the flag new_dashboard has archived true, where entry 7 left false',
  ],
  [
    'a flag that was removed',
    [sql`delete from flag_environments where flag_id = 1 and environment_id = 1`],
    8,
    'the flag banner is not stored, and entry 8 tells of it',
  ],
  [
    'a flag that was added',
    [
      sql`insert into flags (key, kind, identity_policy, failure_mode, created_at) values ('eve', 'ops', 'device', 'fail-open', now())`,
      sql`insert into flag_environments (flag_id, environment_id, enabled, rollout_percentage, revision, updated_at) select id, 1, true, 100, 8, now() from flags where key = 'eve'`,
    ],
    null,
    'the flag eve is stored, and no entry made it',
  ],
])('found, and named by its chain and number: %s', async (_what, tampering, sequence, what) => {
  const wrong = (await reportsAfter(...tampering)).filter(({ fault }) => fault !== null);
  expect(wrong[0]).toMatchObject({ chain: 'environment:1', fault: { sequence, what: expect.stringContaining(what) } });
});

test('one chain that does not hold says nothing of the others', async () => {
  const reports = await reportsAfter(sql`update history set body = body || ' ' where ${entry(2)}`);
  expect(reports.map(({ chain, end, fault }) => [chain, end.sequence, fault === null])).toEqual([
    ['environment:1', 1, false],
    ['environment:2', 2, true],
    ['environment:3', 2, true],
    ['access', 1, true],
  ]);
});

test('the chain of accounts and access is verified like the others', async () => {
  const [, , , access] = await reportsAfter(
    sql`update history set body = replace(body, '"admin"', '"member"') where chain = 'access'`,
  );
  expect(access).toMatchObject({ chain: 'access', fault: { sequence: 1 } });
});

test('entries that were put into a chain that nobody keeps are found', async () => {
  const reports = await reportsAfter(sql`update history set chain = 'environment:4' where chain = 'environment:2'`);
  expect(reports.filter(({ fault }) => fault).map(({ chain, fault }) => [chain, fault?.what])).toEqual([
    ['environment:2', "entry 1 is missing: the chain's head is entry 2"],
    ['environment:4', 'entry 1 is in a chain that nobody keeps'],
  ]);
});

test('who rewrites everything after an entry, the head included, leaves a chain that holds with another head', async () => {
  const [before] = await reportsAfter();
  const forged = await reportsAfter(
    sql`update history set body = replace(body, '"note":""', '"note":"It was Bob"') where ${entry(8)}`,
    sql`update history set hash = ${hashOf(sql`body`, sql`previous_hash`)} where ${entry(8)}`,
    sql`update environments set chain_hash = (select hash from history where ${entry(8)}) where id = 1`,
  );
  // The one thing that a chain inside the database cannot show: so the heads are printed, to be kept elsewhere.
  expect(forged[0]?.fault).toBeNull();
  expect(forged[0]?.end.hash).not.toBe(before?.end.hash);
  expect(forged[0]?.end.hash).toMatch(/^[0-9a-f]{64}$/);
});
