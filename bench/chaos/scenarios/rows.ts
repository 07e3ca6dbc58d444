import { sql } from 'drizzle-orm';
import { callApi } from '../load/api';
import type { Act, Scenario } from '../scenario';
import { ENVIRONMENT } from '../world/flags';

const POISONED = 'chaos_poisoned';

/** Somebody writes nonsense into a row, past the door: its flag suffers, and no other. */
export const poisonedRow: Scenario = {
  name: 'poisoned-row',
  fault: 'a poisoned row (any JSON in `rules`)',
  inShort: true,
  async play({ world, servers, hold, arrives, heals, claim, fleet }) {
    const body = { key: POISONED, identity_policy: 'device', enabled: true, rollout_percentage: 100 };
    await callApi(`${servers[0]?.url}/api/flags`, { token: world.adminToken, method: 'POST', body });
    for (const rules of ['{"not": ["a", "list"]}', '[[[1]]]', '[{"conditions": 7}]', '"text"', '[null]']) {
      await writePastTheDoor(world, sql`rules = ${rules}::jsonb`);
      await arrives();
    }
    await hold();
    for (const instance of fleet.instances) {
      const [given] = await instance.ask([{ flag: POISONED, user: '42' }]);
      claim(given?.value === false, `${instance.name} gave ${JSON.stringify(given)} for a poisoned flag`);
    }
    await heals(() => writePastTheDoor(world, sql`rules = '[]'::jsonb`));
  },
};

/** The number of flags on record is not that of the rows: nobody may take such a snapshot, and all keep what they hold. */
export const wrongCount: Scenario = {
  name: 'wrong-count',
  fault: 'a flag count that is not that of the rows',
  inShort: true,
  async play({ world, fleet, hold, takePostgresAway, heals, claim }) {
    // To the judge it is as if PostgreSQL were away: nothing newer can be read.
    await takePostgresAway(() => countPastTheDoor(world, 1));
    await hold();
    for (const instance of fleet.instances) {
      const [given] = await instance.ask([{ flag: 'chaos_split', user: '42' }]);
      claim(given?.revision !== null, `${instance.name} holds nothing any more`);
    }
    await heals(() => countPastTheDoor(world, -1));
  },
};

type World = Act['world'];

/** A change that no entry tells of, made as an operator with psql would make it; everybody hears of it. */
async function writePastTheDoor({ db }: World, set: ReturnType<typeof sql>): Promise<void> {
  await db.execute(sql`with revised as (
      update environments set revision = revision + 1 where key = ${ENVIRONMENT} returning id, revision
    ), told as (
      select pg_notify('sluice_changed', json_build_object('environment', ${ENVIRONMENT}::text, 'revision', revision)::text) from revised
    ), touched as (
      update flag_environments set ${set}, revision = revised.revision from revised
      where environment_id = revised.id and flag_id = (select id from flags where key = ${POISONED})
    ) select * from told`);
}

async function countPastTheDoor({ db }: World, by: number): Promise<void> {
  await db.execute(sql`with revised as (
      update environments set revision = revision + 1, flag_count = flag_count + ${by} where key = ${ENVIRONMENT}
      returning revision
    ) select pg_notify('sluice_changed', json_build_object('environment', ${ENVIRONMENT}::text, 'revision', revision)::text) from revised`);
}
