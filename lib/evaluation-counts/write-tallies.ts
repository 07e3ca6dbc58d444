import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import type { Tally } from './tallies';

/**
 * Adds counts to those of the hour in which they were asked for, by the database's clock: an instance says how long
 * ago, never when. Rows are locked in the order of the key, so that instances which write at once queue and cannot
 * deadlock. Counts of an environment that is no more are dropped. `now` is monotonic, ms.
 */
export async function writeCounts(db: Queryable, rows: readonly Tally[], now: number): Promise<void> {
  await db.execute(sql`
    with told as (
      select environments.id, told.key, told.variant, told.count, ${ago('told.age')} as at
      from ${told(rows, now)}
      join environments on environments.key = told.environment
    )
    insert into evaluation_counts as held (environment_id, flag_key, variant, hour, count, last_at)
    select id, key, variant, date_trunc('hour', at, 'UTC'), count, at from told
    order by id, key collate "C", variant collate "C"
    on conflict (environment_id, flag_key, variant, hour) do update
    set count = held.count + excluded.count, last_at = greatest(held.last_at, excluded.last_at)`);
}

/** The same for keys that no flag has. */
export async function writeUnknownKeys(db: Queryable, rows: readonly Tally[], now: number): Promise<void> {
  await db.execute(sql`
    with told as (
      select environments.id, told.key, told.count, ${ago('told.age')} as at
      from ${told(rows, now)}
      join environments on environments.key = told.environment
    )
    insert into unknown_keys as held (environment_id, key, count, first_at, last_at)
    select id, key, count, at, at from told
    order by id, key collate "C"
    on conflict (environment_id, key) do update
    set count = held.count + excluded.count, last_at = greatest(held.last_at, excluded.last_at)`);
}

const ago = (age: string) => sql.raw(`clock_timestamp() - ${age} * interval '1 millisecond'`);

// One parameter for all rows, however many. Flag keys and variants are plain text: nothing in them that JSON cannot say.
function told(rows: readonly Tally[], now: number) {
  const json = JSON.stringify(rows.map(({ takenAt, ...row }) => ({ ...row, age: now - takenAt })));
  return sql`jsonb_to_recordset(${json}::jsonb)
    as told (environment text, key text, variant text, count bigint, age float8)`;
}
