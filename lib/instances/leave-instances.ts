import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { instances } from '@/db/schema';
import type { Heartbeat } from './heartbeat';
import { thisInstance } from './this-instance';

/**
 * Ends this process's heartbeat and says that it stopped in order, so that nobody waits for its acknowledgements.
 * Rejects where the database does not answer: then it falls silent instead.
 */
export async function leaveInstances(db: Database, heartbeat: Heartbeat): Promise<void> {
  await heartbeat.stop();
  await db.update(instances).set({ stoppedAt: sql`clock_timestamp()` }).where(eq(instances.id, thisInstance().id));
}
