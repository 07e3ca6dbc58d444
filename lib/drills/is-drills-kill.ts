import { and, eq } from 'drizzle-orm';
import { drills, flagEnvironments } from '@/db/schema';
import type { FlagRow } from '@/lib/flags/flag-row';
import type { Door } from '@/lib/history/change';

/**
 * Whether the kill of a flag is only that of a drill which is running, and will be lifted at its end. Then somebody who
 * kills the flag for real has to be heard: it must stay killed.
 */
export async function isDrillsKill(door: Door, row: FlagRow): Promise<boolean> {
  const [found] = await door.tx
    .select({ id: drills.id })
    .from(drills)
    .innerJoin(flagEnvironments, eq(flagEnvironments.killedEntryId, drills.killEntryId))
    .where(
      and(
        eq(drills.state, 'running'),
        eq(flagEnvironments.flagId, row.id),
        eq(flagEnvironments.environmentId, row.environmentId),
      ),
    );
  return found !== undefined;
}
