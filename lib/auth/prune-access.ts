import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { oneTimeLinks, sessions, signInAttempts } from '@/db/schema';
import { ATTEMPT_WINDOW_MS } from './attempts';

/** Rows of each kind that one sign-in takes away: more than one makes, so that the tables shrink. */
const PRUNED_ROWS_MAX = 100;

/** Removes attempts, sessions and links that say nothing any more. Rows that somebody holds are left for the next. */
export async function pruneAccess(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - ATTEMPT_WINDOW_MS).toISOString();
  const instant = now.toISOString();
  await db.execute(sql`
    delete from ${signInAttempts} where subject in (
      select subject from ${signInAttempts} where window_started_at <= ${before}::timestamptz
      order by window_started_at, subject limit ${PRUNED_ROWS_MAX} for update skip locked)`);
  await db.execute(sql`
    delete from ${sessions} where id_hash in (
      select id_hash from ${sessions} where expires_at <= ${instant}::timestamptz
      order by expires_at, id_hash limit ${PRUNED_ROWS_MAX} for update skip locked)`);
  await db.execute(sql`
    delete from ${oneTimeLinks} where token_hash in (
      select token_hash from ${oneTimeLinks} where expires_at <= ${instant}::timestamptz
      order by expires_at, token_hash limit ${PRUNED_ROWS_MAX} for update skip locked)`);
}
