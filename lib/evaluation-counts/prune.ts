import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';

export const COUNTS_KEPT_DAYS = 30;
export const UNKNOWN_KEPT_DAYS = 7;
/** Of the unknown keys of all environments the ones asked for last are kept: whoever may evaluate can make up keys. */
export const UNKNOWN_KEPT_MAX = 5_000;
const ROWS_PER_DELETE_MAX = 5_000;
const DELETES_MAX = 20;

/** Forgets what is too old, in small bites; what is left over goes next time. Two instances may do it at once. */
export async function pruneEvaluationCounts(db: Database): Promise<void> {
  await inBites(
    db,
    sql`delete from evaluation_counts where ctid in (
      select ctid from evaluation_counts where hour < now() - ${COUNTS_KEPT_DAYS} * interval '1 day'
      limit ${ROWS_PER_DELETE_MAX} for update skip locked)`,
  );
  await inBites(
    db,
    sql`delete from unknown_keys where ctid in (
      select ctid from unknown_keys where last_at < greatest(
        now() - ${UNKNOWN_KEPT_DAYS} * interval '1 day',
        (select last_at from unknown_keys order by last_at desc, key offset ${UNKNOWN_KEPT_MAX - 1} limit 1)
      ) limit ${ROWS_PER_DELETE_MAX} for update skip locked)`,
  );
}

async function inBites(db: Database, bite: ReturnType<typeof sql>): Promise<void> {
  for (let bites = 0; bites < DELETES_MAX; bites += 1) {
    if ((await db.execute(bite)).count < ROWS_PER_DELETE_MAX) return;
  }
}
