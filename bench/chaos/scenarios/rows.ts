import { sql } from 'drizzle-orm';
import { FLAG_BYTES_MAX } from '@/lib/engine/budgets';
import { SNAPSHOT_BYTES_MAX } from '@/lib/snapshot/snapshot';
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

const LARGE = 66;

/** One row holds more than its own budget, then many of them more than a snapshot may: it is refused, all keep theirs. */
export const oversized: Scenario = {
  name: 'oversized',
  fault: 'rules over their budget, then a snapshot over its limit',
  inShort: false,
  async play({ world, servers, fleet, hold, arrives, takePostgresAway, heals, claim }) {
    const large = Array.from({ length: LARGE }, (_, index) => `chaos_large_${index}`);
    for (const key of [POISONED, ...large]) {
      const body = { key, identity_policy: 'device', enabled: true, rollout_percentage: 100 };
      await callApi(`${servers[0]?.url}/api/flags`, { token: world.adminToken, method: 'POST', body });
    }
    await writePastTheDoor(world, rulesOf(SNAPSHOT_BYTES_MAX));
    await arrives();
    for (const instance of fleet.instances) {
      const [own, other] = await instance.ask([POISONED, 'chaos_large_1'].map((flag) => ({ flag, user: '42' })));
      const isHarmless = own?.value === false && other?.value === true;
      claim(isHarmless, `${instance.name} gave ${JSON.stringify([own, other])} beside rules over their budget`);
    }
    await takePostgresAway(() => writePastTheDoor(world, rulesOf(FLAG_BYTES_MAX - 2), large));
    await hold();
    for (const instance of fleet.instances) {
      const [given] = await instance.ask([{ flag: 'chaos_large_1', user: '42' }]);
      claim(given?.value === true, `${instance.name} took a snapshot over its limit`);
    }
    await heals(() => writePastTheDoor(world, sql`rules = '[]'::jsonb`, [POISONED, ...large]));
  },
};

const rulesOf = (bytes: number) => sql`rules = to_jsonb(repeat('x', ${bytes}::int))`;

type World = Act['world'];

/** A change that no entry tells of, made as an operator with psql would make it; everybody hears of it. */
async function writePastTheDoor({ db }: World, set: ReturnType<typeof sql>, keys = [POISONED]): Promise<void> {
  await db.execute(sql`with revised as (
      update environments set revision = revision + 1 where key = ${ENVIRONMENT} returning id, revision
    ), told as (
      select pg_notify('sluice_changed', json_build_object('environment', ${ENVIRONMENT}::text, 'revision', revision)::text) from revised
    ), touched as (
      update flag_environments set ${set}, revision = revised.revision from revised
      where environment_id = revised.id and flag_id in (select id from flags where key in ${keys})
    ) select * from told`);
}

async function countPastTheDoor({ db }: World, by: number): Promise<void> {
  await db.execute(sql`with revised as (
      update environments set revision = revision + 1, flag_count = flag_count + ${by} where key = ${ENVIRONMENT}
      returning revision
    ) select pg_notify('sluice_changed', json_build_object('environment', ${ENVIRONMENT}::text, 'revision', revision)::text) from revised`);
}
