import { and, asc, eq, gt, inArray, isNull, lt, not, or, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags, reminderSnoozes } from '@/db/schema';
import { storedPercentage } from '@/lib/flags/flag-row';
import { hasTargeting } from '@/lib/targeting/has-targeting';
import { WINDOW_DAYS } from './lifecycle-stage';

/** A flag that is due to go in an environment: everybody gets the same answer, and has for its window. ISO 8601. */
export interface Reminder {
  readonly flag: string;
  readonly owner: string;
  /** 100, or 0 where it is off or at 0 %. */
  readonly share: number;
  readonly since: string;
  /** Until when somebody put it off, and why; null where nobody did. */
  readonly snoozed: { readonly until: string; readonly note: string } | null;
}

/** What is due in an environment by the database's clock, the longest first; what was put off comes last. */
export async function listReminders(db: Queryable, environment: string): Promise<Reminder[]> {
  if (!isAskable(environment)) return [];
  const rows = await db
    .select({
      flag: flags.key,
      owner: flags.owner,
      enabled: flagEnvironments.enabled,
      percentage: flagEnvironments.rolloutPercentage,
      since: flagEnvironments.decidedAt,
      until: reminderSnoozes.until,
      note: reminderSnoozes.note,
    })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
    .leftJoin(
      reminderSnoozes,
      and(
        eq(reminderSnoozes.flagId, flags.id),
        eq(reminderSnoozes.environmentId, environments.id),
        gt(reminderSnoozes.until, sql`now()`),
      ),
    )
    .where(
      and(
        eq(environments.key, environment),
        isNull(flags.archivedAt),
        isNull(flags.twinOf),
        inArray(flags.kind, ['release', 'experiment']),
        eq(flagEnvironments.killed, false),
        not(hasTargeting),
        lt(flagEnvironments.decidedAt, sql`now() - ${WINDOW_DAYS} * interval '1 day'`),
        or(eq(flagEnvironments.enabled, false), inArray(flagEnvironments.rolloutPercentage, ['0', '100'])),
      ),
    )
    .orderBy(sql`${reminderSnoozes.until} is not null`, asc(flagEnvironments.decidedAt), asc(flags.key));
  return rows.map(({ enabled, percentage, since, until, note, ...row }) => ({
    ...row,
    share: enabled ? storedPercentage(percentage) : 0,
    since: since.toISOString(),
    snoozed: until === null || note === null ? null : { until: until.toISOString(), note },
  }));
}
