import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/e2e/support/test-database';

const { url } = await testDatabase();
const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(() => sql.end());

const flag = {
  key: 'plain',
  kind: 'release',
  identity_policy: 'device',
  failure_mode: 'last-known-good',
  created_at: new Date(),
};
const insertFlag = (said: object) => sql`insert into flags ${sql({ ...flag, ...said })} returning id`;
const [{ id } = { id: 0 }] = await insertFlag({});

/** What PostgreSQL says to a statement: the constraint that refused it, its error code otherwise, or that it took it. */
async function answerTo(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement;
    return 'taken';
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return error.constraint_name ?? error.code;
  }
}

const state = (said: object) =>
  sql`insert into flag_environments ${sql({
    flag_id: id,
    environment_id: 1,
    enabled: true,
    rollout_percentage: '10',
    revision: 1,
    updated_at: new Date(),
    ...said,
  })} on conflict (flag_id, environment_id) do update set rollout_percentage = excluded.rollout_percentage`;

describe('the database itself refuses', () => {
  test.each(['101', '100.001', '-0.001', 'NaN', '-1', '1e9', 'Infinity'])('a percentage of %s', async (percentage) => {
    const answer = await answerTo(state({ rollout_percentage: percentage }));
    expect(['flag_environments_percentage', '22003', '22P02']).toContain(answer);
  });

  test.each(['', 'new', 'NEW', 'nEw', '-a', '_a', 'a b', 'a/b', 'a:b', 'ä', 'a\n', 'a'.repeat(101), ' a'])(
    'a flag called %j',
    async (key) => {
      expect(await answerTo(insertFlag({ key }))).toBe('flags_key_pattern');
    },
  );

  test.each(['plain', 'PLAIN', 'Plain'])('a second flag called %s', async (key) => {
    expect(await answerTo(insertFlag({ key }))).toBe('flags_key_unique');
  });

  test.each([
    [{ kind: 'toggle' }, 'flags_kind'],
    [{ identity_policy: 'everybody' }, 'flags_identity_policy'],
    [{ failure_mode: 'panic' }, 'flags_failure_mode'],
    [{ description: 'x'.repeat(2_001) }, 'flags_text_bounds'],
    [{ owner: 'x'.repeat(201) }, 'flags_text_bounds'],
  ])('a flag of %o', async (said, constraint) => {
    expect(await answerTo(insertFlag({ key: 'other', ...said }))).toBe(constraint);
  });

  test('a version below one, a flag in the same environment twice, and a flag of no environment', async () => {
    expect(await answerTo(state({ version: 0 }))).toBe('flag_environments_version');
    expect(await answerTo(state({ environment_id: 999 }))).toBe('flag_environments_environment_id_environments_id_fk');
  });

  test('a kill without the entry that tells of it, and such an entry without a kill', async () => {
    await state({});
    expect(await answerTo(sql`update flag_environments set killed = true`)).toBe('flag_environments_kill');
    const entry = await sql`
      insert into history (chain, sequence, change_id, at, action, actor_type, body, previous_hash, hash)
      values ('kills', 1, gen_random_uuid(), now(), 'flag.killed', 'system', '{}', '', '') returning id`;
    const named = sql`update flag_environments set killed_entry_id = ${entry[0]?.id}`;
    expect(await answerTo(named)).toBe('flag_environments_kill');
    expect(await answerTo(sql`update flag_environments set killed_entry_id = 0, killed = true`)).toBe(
      'flag_environments_killed_entry_id_history_id_fk',
    );
  });

  test('a second installation row, and a revision below zero', async () => {
    expect(await answerTo(sql`insert into installation default values`)).toBe('installation_pkey');
    expect(await answerTo(sql`insert into installation ("only") values (false)`)).toBe('installation_is_one_row');
    expect(await answerTo(sql`update environments set revision = -1`)).toBe('environments_revision_grows');
    expect(await answerTo(sql`update environments set flag_count = -1`)).toBe('environments_revision_grows');
  });

  test('to let go of a flag or an account by itself: nothing that is told about is removed by a cascade', async () => {
    await state({});
    expect(await answerTo(sql`delete from flags where id = ${id}`)).toBe('flag_environments_flag_id_flags_id_fk');
    const cascades = await sql`
      select conname from pg_constraint where contype = 'f' and confdeltype = 'c' order by conname`;
    // What a process that is gone told of itself goes with it; it tells of no flag and of nobody. What stands beside a flag
    // goes with a flag that is deleted, which the constraint above lets only a verb do: history has told of all of it.
    expect(cascades.map(({ conname }) => conname)).toEqual([
      'acknowledgements_instance_id_instances_id_fk',
      'drills_flag_id_flags_id_fk',
      'instance_snapshots_instance_id_instances_id_fk',
      'one_time_links_user_id_users_id_fk',
      'reminder_snoozes_flag_id_flags_id_fk',
      'rollout_plans_flag_id_flags_id_fk',
      'schedules_flag_id_flags_id_fk',
      'sessions_user_id_users_id_fk',
      'webhook_cursors_webhook_id_webhooks_id_fk',
      'webhook_deliveries_webhook_id_webhooks_id_fk',
    ]);
    expect(await sql`select 1 from pg_constraint where contype = 'f' and conrelid = 'history'::regclass`).toHaveLength(
      0,
    );
  });
});

test('a database has one lineage, and three environments to begin with', async () => {
  const rows = await sql`select lineage from installation`;
  expect(rows).toHaveLength(1);
  const environments = await sql`select key, revision::int, flag_count from environments order by position`;
  expect(environments.map(({ key }) => key)).toEqual(['production', 'staging', 'development']);
});
