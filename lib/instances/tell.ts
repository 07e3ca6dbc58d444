import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import type { busReport } from '@/lib/snapshot/bus-report';
import type { Origin } from '@/lib/snapshot/holder';
import type { Instance } from './this-instance';

/** What an instance holds of one environment. */
export interface HeldSnapshot {
  readonly environment: string;
  readonly lineage: string;
  readonly revision: number;
  readonly flagCount: number;
  readonly origin: Origin;
  /** Milliseconds since something said that this revision is the newest. Null where nothing ever did. */
  readonly unconfirmedForMs: number | null;
  /** Whether this is the first time that it tells of having this revision from PostgreSQL. */
  readonly isAcknowledged: boolean;
}

export interface Told {
  readonly instance: Instance;
  readonly bus: ReturnType<typeof busReport>;
  readonly snapshots: readonly HeldSnapshot[];
  /** How long this process has been running. */
  readonly runningForMs: number;
  /** This process's wall clock, in ms. Only differences on that same clock are told, so it may be hours off. */
  readonly now: number;
}

/**
 * Tells the database what an instance is and holds, in one statement. Every moment is of the database's clock. One that
 * was forgotten meanwhile is there again; what arrives late never hides what is newer. A revision of another lineage
 * says nothing of this database's: it is told of, and not acknowledged.
 */
export async function tell(db: Database, { instance, bus, snapshots, runningForMs, now }: Told): Promise<void> {
  const { id, name, version } = instance;
  const problem = bus.lastProblem;
  await db.execute(sql`
    with here as (
      insert into instances (id, name, version, bus, last_error, last_error_at, started_at, seen_at)
      values (
        ${id}, ${name}, ${version}, ${bus.bus}, ${problem?.what ?? null}, ${ago(problem && now - problem.at)},
        ${ago(runningForMs)}, clock_timestamp()
      )
      on conflict (id) do update set
        bus = excluded.bus, last_error = excluded.last_error, last_error_at = excluded.last_error_at,
        seen_at = excluded.seen_at
    ), told as (
      select environments.id as environment_id, held.*
      from jsonb_to_recordset(${JSON.stringify(snapshots)}::text::jsonb) as held (
        environment text, lineage uuid, revision bigint, "flagCount" integer, origin text,
        "unconfirmedForMs" float8, "isAcknowledged" boolean
      ) join environments on environments.key = held.environment
    ), held as (
      insert into instance_snapshots (instance_id, environment_id, lineage, revision, flag_count, origin, confirmed_at)
      select ${id}::uuid, environment_id, lineage, revision, "flagCount", origin,
        clock_timestamp() - "unconfirmedForMs" * interval '1 millisecond'
      from told
      on conflict (instance_id, environment_id) do update set
        lineage = excluded.lineage, revision = excluded.revision, flag_count = excluded.flag_count,
        origin = excluded.origin, confirmed_at = excluded.confirmed_at
      where instance_snapshots.lineage <> excluded.lineage or instance_snapshots.revision <= excluded.revision
    )
    insert into acknowledgements (instance_id, environment_id, revision)
    select ${id}::uuid, environment_id, revision
    from told join installation on installation.lineage = told.lineage where "isAcknowledged"
    on conflict do nothing`);
}

function ago(ms: number | null) {
  return sql`clock_timestamp() - ${ms}::float8 * interval '1 millisecond'`;
}
