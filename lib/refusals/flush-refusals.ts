import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { countRefusal, takeRefusals } from './count-refusal';

export const REFUSALS_KEPT_DAYS = 90;

/**
 * Writes what was refused since the last flush: a few rows an hour, however many there were. Rejects where the database
 * is away; what was not written is counted again.
 */
export async function flushRefusals(db: Database): Promise<void> {
  const taken = takeRefusals();
  if (taken.length === 0) return;
  try {
    await db.execute(sql`
      insert into refusals as held (kind, hour, count, last_at)
      select kind, date_trunc('hour', clock_timestamp(), 'UTC'), count, clock_timestamp()
      from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as told (kind text, count bigint)
      order by kind collate "C"
      on conflict (kind, hour) do update
      set count = held.count + excluded.count, last_at = greatest(held.last_at, excluded.last_at)`);
  } catch (error) {
    for (const { kind, count } of taken) countRefusal(kind, count);
    throw error;
  }
}

/** Forgets refusals of long ago. Two instances may do it at once. */
export async function pruneRefusals(db: Database): Promise<void> {
  await db.execute(sql`delete from refusals where ctid in (
    select ctid from refusals where hour < now() - ${REFUSALS_KEPT_DAYS} * interval '1 day'
    limit 5000 for update skip locked)`);
}
