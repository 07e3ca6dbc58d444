import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';

/** History tells of every plan for ever; the list of those that are over does not. */
export const ENDED_KEPT_DAYS = 365;
/** A monitoring system that said nothing for so long is not there any more. */
export const SIGNALS_KEPT_DAYS = 30;
const ROWS_PER_DELETE_MAX = 1_000;

/** Forgets plans that were over long ago, and signals that nobody reports any more. Two instances may do it at once. */
export async function prunePlans(db: Database): Promise<void> {
  await db.execute(sql`delete from rollout_plans where id in (
    select id from rollout_plans where ended_at < now() - ${ENDED_KEPT_DAYS} * interval '1 day'
    order by id limit ${ROWS_PER_DELETE_MAX} for update skip locked)`);
  await db.execute(sql`delete from signals where ctid in (
    select ctid from signals where at < now() - ${SIGNALS_KEPT_DAYS} * interval '1 day'
    limit ${ROWS_PER_DELETE_MAX} for update skip locked)`);
}
