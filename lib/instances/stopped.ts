import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { instances } from '@/db/schema';
import { within } from '@/lib/within';
import { residentHeartbeat } from './resident-heartbeat';
import { thisInstance } from './this-instance';

const LEAVE_TIMEOUT_MS = 2_000;

/**
 * Ends this process's heartbeat and says that it stopped in order, so that nobody waits for its acknowledgements.
 * Rejects where the database does not answer within 2 s: then it falls silent instead.
 */
export async function leaveInstances(db: Database): Promise<void> {
  const left = async () => {
    await residentHeartbeat()?.stop();
    await db.update(instances).set({ stoppedAt: sql`clock_timestamp()` }).where(eq(instances.id, thisInstance().id));
  };
  await within(LEAVE_TIMEOUT_MS, left());
}
