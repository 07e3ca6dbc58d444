import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';

/** History tells of them for ever; the list of what is settled does not. */
export const SETTLED_KEPT_DAYS = 90;
const ROWS_PER_DELETE_MAX = 1_000;

/** Forgets schedules that were settled long ago. Two instances may do it at once. */
export async function pruneSchedules(db: Database): Promise<void> {
  await db.execute(sql`delete from schedules where id in (
    select id from schedules where settled_at < now() - ${SETTLED_KEPT_DAYS} * interval '1 day'
    order by id limit ${ROWS_PER_DELETE_MAX} for update skip locked)`);
}
