import { schedules } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { formatPercentage } from '@/lib/engine/percentage';
import { flagInDoor, refuseArchived } from '@/lib/flags/rows-in-door';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { dueAt } from './due-at';
import { scheduleFields } from './schedule-fields';
import { countPending } from './schedule-row';
import { newScheduleInput, SCHEDULES_PENDING_MAX } from './schema';

/**
 * Schedules a change of one flag in one environment, and gives the schedule's id. The time is a wall clock's in a time
 * zone; the instant that it comes to is fixed now. Throws NOT_FOUND, INVALID_INPUT for a time that is past or never
 * comes, and CONFLICT for an archived flag or where there are too many.
 */
export async function scheduleChange(
  ctx: ChangeContext,
  { environment, key, input }: { readonly environment: string; readonly key: string; readonly input: unknown },
): Promise<Changed<number>> {
  const { at: wallTime, time_zone: timeZone, note, ...wanted } = parseInput(newScheduleInput, input);
  return change(ctx, { environments: [environment], note }, async (door) => {
    const { row: flag } = await flagInDoor(door, { environment, key });
    refuseArchived([flag]);
    const [held] = door.environments;
    if (!held) throw new Error('A change of one environment holds it.');
    if ((await countPending(door.tx, held)) >= SCHEDULES_PENDING_MAX) {
      const message = `There are ${SCHEDULES_PENDING_MAX} schedules in ${environment} already: cancel one first.`;
      throw new DomainError('CONFLICT', message);
    }
    const what = {
      enabled: wanted.enabled ?? null,
      rolloutPercentage: wanted.rollout_percentage ?? null,
      wallTime,
      timeZone,
      dueAt: dueAt({ wallTime, timeZone, now: door.at }),
      note,
    };
    const [made] = await door.tx
      .insert(schedules)
      .values({
        ...what,
        rolloutPercentage: what.rolloutPercentage === null ? null : formatPercentage(what.rolloutPercentage),
        flagId: flag.id,
        environmentId: held.id,
        actorType: ctx.actor.type,
        actorId: ctx.actor.type === 'system' ? null : ctx.actor.id,
        madeAt: door.at,
      })
      .returning({ id: schedules.id });
    if (!made) throw new Error('The database took a schedule without giving its id.');
    const after = { ...scheduleFields(made.id, what) };
    await door.record({ environment: held, action: 'schedule.made', flag: flag.key, before: null, after });
    return made.id;
  });
}
