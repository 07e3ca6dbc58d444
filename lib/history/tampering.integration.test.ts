import { type SQL, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entry, hashOf, toldHistory } from '@/e2e/support/told-history';

const reportsAfter = await toldHistory();

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
