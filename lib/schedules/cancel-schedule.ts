import { eq } from 'drizzle-orm';
import { schedules } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { type Changed, change } from '@/lib/history/change';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { scheduleFields } from './schedule-fields';
import { environmentOfSchedule, lockSchedule, refuseSettled } from './schedule-row';
import { cancelScheduleInput } from './schema';

/** Cancels a schedule that is still to come. Throws NOT_FOUND, and CONFLICT where it is settled already. */
export async function cancelSchedule(
  ctx: ChangeContext,
  { id, input }: { readonly id: number; readonly input: unknown },
): Promise<Changed<boolean>> {
  const { note } = parseInput(cancelScheduleInput, input);
  const environment = await unavailableWhenUnreachable(() => environmentOfSchedule(ctx.db, id));
  return change(ctx, { environments: [environment], note }, async (door) => {
    const [held] = door.environments;
    if (!held) throw new Error('A change of one environment holds it.');
    const row = await lockSchedule(door.tx, held, id);
    refuseSettled(row);
    await door.tx
      .update(schedules)
      .set({ state: 'cancelled', settledAt: door.at, version: row.version + 1 })
      .where(eq(schedules.id, id));
    const before = { ...scheduleFields(id, row) };
    const after = { schedule: id, state: 'cancelled' };
    await door.record({ environment: held, action: 'schedule.cancelled', flag: row.flag, before, after });
    return true;
  });
}
