import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { ACKNOWLEDGED_FOR_MS } from './lifetimes';

/** How long the changes of the last hour took to the instances that were running, each counted on its own. */
export interface MeasuredReach {
  /** Changes that at least one instance acknowledged. */
  readonly changes: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Of a busier hour only the latest entries are looked at. */
const ENTRIES_MEASURED_MAX = 2_000;

/** What was measured in an environment over the last hour, in milliseconds. Null where nothing was. */
export async function measuredReach(db: Queryable, environment: string): Promise<MeasuredReach | null> {
  const [row] = await db.execute<{ [Name in keyof MeasuredReach]: number | null }>(sql`
    with made as (
      select environment_id, (body::json ->> 'revision')::bigint as revision, min(at) as at
      from (
        select history.environment_id, history.at, history.body
        from history join environments on environments.id = history.environment_id
        where environments.key = ${environment} order by history.id desc limit ${ENTRIES_MEASURED_MAX}
      ) recent
      where at > clock_timestamp() - ${ACKNOWLEDGED_FOR_MS} * interval '1 millisecond'
      group by environment_id, revision
    ), reached as (
      select made.revision, greatest(0, ceil(extract(epoch from held.at - made.at) * 1000))::float8 as ms
      from made join instances on instances.started_at <= made.at
      join lateral (
        select at from acknowledgements
        where instance_id = instances.id and environment_id = made.environment_id and revision >= made.revision
        order by revision limit 1
      ) held on true
    )
    select count(distinct revision)::float8 as changes, max(ms) as max,
      percentile_disc(0.5) within group (order by ms) as p50, percentile_disc(0.99) within group (order by ms) as p99
    from reached`);
  const { changes, p50, p99, max } = row ?? {};
  return changes && p50 != null && p99 != null && max != null ? { changes, p50, p99, max } : null;
}
