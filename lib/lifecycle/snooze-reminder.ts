import { reminderSnoozes } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { flagInDoor, refuseArchived } from '@/lib/flags/rows-in-door';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { snoozeInput } from './schema';

/** How far a reminder may be put off at once. */
export const SNOOZE_DAYS_MAX = 366;
const DAY_MS = 86_400_000;

/**
 * Puts off the reminder to clean a flag up in an environment until a date (UTC), with a note. Throws NOT_FOUND,
 * INVALID_INPUT for a date that is past or over a year ahead, and CONFLICT for an archived flag.
 */
export async function snoozeReminder(
  ctx: ChangeContext,
  { environment, key, input }: { readonly environment: string; readonly key: string; readonly input: unknown },
): Promise<Changed<boolean>> {
  const { until: date, note } = parseInput(snoozeInput, input);
  return change(ctx, { environments: [environment], note }, async (door) => {
    const { row } = await flagInDoor(door, { environment, key });
    refuseArchived([row]);
    const until = new Date(`${date}T00:00:00Z`);
    const aheadMs = until.getTime() - door.at.getTime();
    if (!(aheadMs > 0 && aheadMs <= SNOOZE_DAYS_MAX * DAY_MS)) {
      throw new DomainError('INVALID_INPUT', 'Choose a date from tomorrow to a year ahead.', { field: 'until' });
    }
    const [held] = door.environments;
    if (!held) throw new Error('A change of one environment holds it.');
    const snooze = { flagId: row.id, environmentId: row.environmentId, until, note };
    await door.tx
      .insert(reminderSnoozes)
      .values(snooze)
      .onConflictDoUpdate({ target: [reminderSnoozes.flagId, reminderSnoozes.environmentId], set: { until, note } });
    const after = { until: date };
    await door.record({ environment: held, action: 'reminder.snoozed', flag: row.key, before: null, after });
    return true;
  });
}
