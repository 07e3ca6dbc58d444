import { eq } from 'drizzle-orm';
import { schedules } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { formatPercentage } from '@/lib/engine/percentage';
import { type Changed, change } from '@/lib/history/change';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { dueAt } from './due-at';
import { scheduleDifference, scheduleFields } from './schedule-fields';
import { environmentOfSchedule, lockSchedule, refuseSettled } from './schedule-row';
import { schedulePatchInput } from './schema';

/**
 * Edits a schedule that is still to come; what the patch leaves out stays. False where nothing differed. Throws NOT_FOUND,
 * INVALID_INPUT, and CONFLICT where it is settled or if `version` is stale.
 */
export async function editSchedule(
  ctx: ChangeContext,
  { id, patch }: { readonly id: number; readonly patch: unknown },
): Promise<Changed<boolean>> {
  const wanted = parseInput(schedulePatchInput, patch);
  const environment = await unavailableWhenUnreachable(() => environmentOfSchedule(ctx.db, id));
  return change(ctx, { environments: [environment], note: '' }, async (door) => {
    const [held] = door.environments;
    if (!held) throw new Error('A change of one environment holds it.');
    const row = await lockSchedule(door.tx, held, id);
    refuseSettled(row);
    if (wanted.version !== undefined && wanted.version !== row.version) {
      const message = 'Somebody edited this schedule meanwhile: look at it again.';
      throw new DomainError('CONFLICT', message, { field: 'version' });
    }
    const wallTime = wanted.at ?? row.wallTime;
    const timeZone = wanted.time_zone ?? row.timeZone;
    const isMoved = wallTime !== row.wallTime || timeZone !== row.timeZone;
    const what = {
      enabled: wanted.enabled === undefined ? row.enabled : wanted.enabled,
      rolloutPercentage: wanted.rollout_percentage === undefined ? row.rolloutPercentage : wanted.rollout_percentage,
      wallTime,
      timeZone,
      dueAt: isMoved ? dueAt({ wallTime, timeZone, now: door.at }) : row.dueAt,
      note: wanted.note ?? row.note,
    };
    if (what.enabled === null && what.rolloutPercentage === null) {
      const message = 'Nothing would be left to set: cancel the schedule instead.';
      throw new DomainError('INVALID_INPUT', message, { field: 'rollout_percentage' });
    }
    const difference = scheduleDifference(scheduleFields(id, row), scheduleFields(id, what));
    if (!difference) return false;
    await door.tx
      .update(schedules)
      .set({
        ...what,
        rolloutPercentage: what.rolloutPercentage === null ? null : formatPercentage(what.rolloutPercentage),
        version: row.version + 1,
      })
      .where(eq(schedules.id, id));
    await door.record({ environment: held, action: 'schedule.edited', flag: row.flag, ...difference });
    return true;
  });
}
