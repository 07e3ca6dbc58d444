import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import type { Bus } from '@/lib/snapshot/bus-report';
import type { Origin } from '@/lib/snapshot/holder';
import { SILENT_AFTER_MS } from './lifetimes';

/** An instance as it last told of itself. Every age is by the database's clock. */
export interface InstanceView {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly state: 'here' | 'silent' | 'stopped';
  /** Since it was last heard of; since it stopped, where it did. */
  readonly unheardForMs: number;
  readonly startedMsAgo: number;
  readonly bus: Bus;
  readonly lastError: { readonly what: string; readonly msAgo: number } | null;
  readonly snapshots: readonly HeldView[];
}

/** What an instance holds of one environment. */
export interface HeldView {
  readonly environment: string;
  readonly revision: number;
  /** By how many revisions it is behind the newest. Null where it holds another lineage: those are not compared. */
  readonly behind: number | null;
  readonly flagCount: number;
  readonly origin: Origin;
  /** Since something said that this is the newest. Null where nothing ever did. */
  readonly unconfirmedForMs: number | null;
}

/** All instances that are not forgotten yet, in the order of their names, those that serve first. */
export async function listInstances(db: Queryable): Promise<InstanceView[]> {
  const rows = await db.execute<Row>(sql`
    select instances.id, instances.name, instances.version, instances.bus, instances.last_error as "lastError",
      case
        when stopped_at is not null then 'stopped'
        when seen_at > clock_timestamp() - ${SILENT_AFTER_MS} * interval '1 millisecond' then 'here'
        else 'silent'
      end as state,
      ${age(sql`coalesce(stopped_at, seen_at)`)} as "unheardForMs", ${age(sql`started_at`)} as "startedMsAgo",
      ${age(sql`last_error_at`)} as "lastErrorMsAgo", held.snapshots
    from instances, lateral (
      select coalesce(json_agg(json_build_object(
        'environment', environments.key, 'revision', snapshot.revision,
        'behind', case when snapshot.lineage = installation.lineage
          then greatest(0, environments.revision - snapshot.revision) end,
        'flagCount', snapshot.flag_count, 'origin', snapshot.origin,
        'unconfirmedForMs', ${age(sql`snapshot.confirmed_at`)}
      ) order by environments.position, environments.id), '[]') as snapshots
      from instance_snapshots snapshot join environments on environments.id = snapshot.environment_id, installation
      where snapshot.instance_id = instances.id
    ) held
    order by stopped_at is not null, instances.name, instances.started_at, instances.id`);
  return rows.map(({ lastError, lastErrorMsAgo, ...row }) => ({
    ...row,
    lastError: lastError === null || lastErrorMsAgo === null ? null : { what: lastError, msAgo: lastErrorMsAgo },
  }));
}

type Row = Omit<InstanceView, 'lastError'> & {
  readonly lastError: string | null;
  readonly lastErrorMsAgo: number | null;
};

// Null of a moment that there is not: `greatest` alone would make a zero of it.
function age(moment: ReturnType<typeof sql>) {
  const ms = sql`round(extract(epoch from clock_timestamp() - ${moment}) * 1000)::float8`;
  return sql`case when ${moment} is not null then greatest(0, ${ms}) end`;
}
