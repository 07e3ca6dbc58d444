import { sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { DomainError } from '@/lib/domain-error';
import { ACKNOWLEDGED_FOR_MS, SILENT_AFTER_MS } from './lifetimes';

/** How far a revision of an environment has come. */
export interface RevisionReach {
  readonly environment: string;
  readonly revision: number;
  /** When the revision was made: ISO, the database's clock, from which every `ms` here counts. */
  readonly madeAt: string;
  /** Every instance that has not stopped, in the order of their names. */
  readonly instances: readonly InstanceReach[];
  /** Whether all instances that are here hold it. Silent ones hold nothing up. */
  readonly isComplete: boolean;
  /** After how many milliseconds the slowest that is here held it. Null where all of them started later. */
  readonly ms: number | null;
}

export interface InstanceReach {
  readonly id: string;
  readonly name: string;
  readonly state: 'holds' | 'waiting' | 'silent';
  /** After how many milliseconds it held the revision. Null where it does not, or started later. */
  readonly ms: number | null;
  /** What it holds now. Null where it holds nothing yet. */
  readonly revision: number | null;
}

/**
 * How far a revision has come, by what the instances acknowledged. One that skipped a revision for a newer holds it too;
 * one that started after it was made counts by what it holds, and is waited for while it holds nothing. Throws
 * NOT_FOUND for an environment or a revision that there is not, and for an earlier revision that was made over an hour
 * ago: what was acknowledged then is forgotten.
 */
export async function reachOf(
  db: Queryable,
  { environment, revision }: { readonly environment: string; readonly revision: number },
): Promise<RevisionReach> {
  const rows = isAskable(environment) ? await db.execute<Row>(asked(environment, revision)) : [];
  const [first] = rows;
  if (!first) throw notFound(`There is no environment ${environment.slice(0, 40)}.`, 'environment');
  const { newest, madeAtMs } = first;
  if (revision > newest) throw notFound(`There is no r ${revision} in ${environment} yet: r ${newest} is the newest.`);
  if (madeAtMs === null) {
    throw notFound(`What the instances said of r ${revision} is forgotten: ask for the newest, r ${newest}.`);
  }
  const instances = rows.flatMap((row) => (row.id === null ? [] : [instanceReach(row)]));
  const here = instances.filter(({ state }) => state !== 'silent');
  const times = here.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  return {
    environment,
    revision,
    madeAt: new Date(madeAtMs).toISOString(),
    instances,
    isComplete: here.length > 0 && here.every(({ state }) => state === 'holds'),
    ms: times.length > 0 ? Math.max(...times) : null,
  };
}

type Row = InstanceRow & { readonly newest: number; readonly madeAtMs: number | null };
type InstanceRow =
  | { readonly id: null }
  | {
      readonly id: string;
      readonly name: string;
      readonly isHere: boolean;
      readonly isHolding: boolean;
      readonly ms: number | null;
      readonly held: number | null;
    };

function instanceReach({ id, name, isHere, isHolding, ms, held }: Extract<Row, { id: string }>): InstanceReach {
  const state = !isHere ? 'silent' : isHolding ? 'holds' : 'waiting';
  return { id, name, state, ms: ms === null ? null : Math.max(0, Math.ceil(ms)), revision: held };
}

/** An earlier revision is looked for among this many entries of the environment, from the last one back. */
const ENTRIES_SEARCHED_MAX = 2_000;

// One statement, so that it is all of one moment. The environment comes back without an instance where there is none.
function asked(environment: string, revision: number) {
  return sql`
    with asked as (
      select environments.id, environments.revision, installation.lineage, case environments.revision
        when ${revision}::bigint then environments.revised_at
        else (
          select at from (
            select at, body from history where environment_id = environments.id
            order by history.id desc limit ${ENTRIES_SEARCHED_MAX}
          ) recent
          where (body::json ->> 'revision')::bigint = ${revision}::bigint
            and at > clock_timestamp() - ${ACKNOWLEDGED_FOR_MS} * interval '1 millisecond'
          limit 1
        ) end as made_at
      from environments, installation where environments.key = ${environment}
    )
    select asked.revision::float8 as newest, ${epochMs(sql`asked.made_at`)} as "madeAtMs", instances.id, instances.name,
      instances.seen_at > clock_timestamp() - ${SILENT_AFTER_MS} * interval '1 millisecond' as "isHere",
      case
        when acknowledged.at is not null then true
        when snapshot.revision is null then false
        else snapshot.revision >= ${revision}::bigint and snapshot.lineage = asked.lineage
      end as "isHolding",
      case when instances.started_at <= asked.made_at then
        ${epochMs(sql`acknowledged.at`)} - ${epochMs(sql`asked.made_at`)} end as ms,
      snapshot.revision::float8 as held
    from asked
    left join instances on instances.stopped_at is null
    left join instance_snapshots snapshot
      on snapshot.instance_id = instances.id and snapshot.environment_id = asked.id
    left join lateral (
      select min(at) as at from acknowledgements
      where instance_id = instances.id and environment_id = asked.id and revision >= ${revision}::bigint
    ) acknowledged on true
    order by instances.name, instances.id`;
}

function epochMs(moment: ReturnType<typeof sql>) {
  return sql`extract(epoch from ${moment})::float8 * 1000`;
}

function notFound(sentence: string, field = 'revision'): DomainError {
  return new DomainError('NOT_FOUND', sentence, { field });
}
