import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';

/** History keeps the figures for ever; the chart goes back this far. */
export const DRILLS_KEPT_DAYS = 730;
const ROWS_PER_DELETE_MAX = 1_000;

/** Forgets drills of long ago. Two instances may do it at once. */
export async function pruneDrills(db: Database): Promise<void> {
  await db.execute(sql`delete from drills where id in (
    select id from drills where finished_at < now() - ${DRILLS_KEPT_DAYS} * interval '1 day'
    order by id limit ${ROWS_PER_DELETE_MAX} for update skip locked)`);
}
