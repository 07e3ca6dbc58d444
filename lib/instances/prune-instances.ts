import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { ACKNOWLEDGED_FOR_MS, FORGOTTEN_AFTER_MS } from './lifetimes';

/** Rows that one pruning takes away; the next takes what is left. */
const PRUNED_ROWS_MAX = 5_000;

/**
 * Forgets instances that stopped or fell silent ten minutes ago, and acknowledgements older than an hour. The newest of
 * each instance and environment is kept: it says when the instance came to hold what it holds. Rows that another
 * instance is pruning are left to it.
 */
export async function pruneInstances(db: Database): Promise<void> {
  await db.execute(sql`
    delete from instances where id in (
      select id from instances
      where coalesce(stopped_at, seen_at) < clock_timestamp() - ${FORGOTTEN_AFTER_MS} * interval '1 millisecond'
      order by seen_at, id limit ${PRUNED_ROWS_MAX} for update skip locked)`);
  await db.execute(sql`
    delete from acknowledgements where (instance_id, environment_id, revision) in (
      select old.instance_id, old.environment_id, old.revision from acknowledgements old
      where old.at < clock_timestamp() - ${ACKNOWLEDGED_FOR_MS} * interval '1 millisecond' and exists (
        select from acknowledgements newer
        where newer.instance_id = old.instance_id and newer.environment_id = old.environment_id
          and (newer.at, newer.revision) > (old.at, old.revision))
      order by old.at, old.instance_id, old.environment_id, old.revision
      limit ${PRUNED_ROWS_MAX} for update skip locked)`);
}
