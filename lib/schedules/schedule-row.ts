import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { environments, flags, schedules } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import { storedPercentage } from '@/lib/flags/flag-row';
import type { LockedEnvironment } from '@/lib/history/change';

/** A schedule as the verbs change it. */
export interface ScheduleRow {
  readonly id: number;
  readonly flag: string;
  readonly enabled: boolean | null;
  readonly rolloutPercentage: number | null;
  readonly wallTime: string;
  readonly timeZone: string;
  readonly dueAt: Date;
  readonly note: string;
  readonly state: string;
  readonly version: number;
}

/** The environment that a schedule is of. Throws NOT_FOUND. */
export async function environmentOfSchedule(db: Pick<Transaction, 'select'>, id: number): Promise<string> {
  const [found] = await db
    .select({ environment: environments.key })
    .from(schedules)
    .innerJoin(environments, eq(environments.id, schedules.environmentId))
    .where(eq(schedules.id, id));
  if (!found) throw scheduleNotFound(id);
  return found.environment;
}

/** A schedule, locked until the change ends. Throws NOT_FOUND where the environment held has none of this id. */
export async function lockSchedule(tx: Transaction, environment: LockedEnvironment, id: number): Promise<ScheduleRow> {
  const [row] = await tx
    .select({
      id: schedules.id,
      flag: flags.key,
      enabled: schedules.enabled,
      rolloutPercentage: schedules.rolloutPercentage,
      wallTime: schedules.wallTime,
      timeZone: schedules.timeZone,
      dueAt: schedules.dueAt,
      note: schedules.note,
      state: schedules.state,
      version: schedules.version,
    })
    .from(schedules)
    .innerJoin(flags, eq(flags.id, schedules.flagId))
    .where(and(eq(schedules.id, id), eq(schedules.environmentId, environment.id)))
    .for('update', { of: schedules });
  if (!row) throw scheduleNotFound(id);
  const { rolloutPercentage } = row;
  return { ...row, rolloutPercentage: rolloutPercentage === null ? null : storedPercentage(rolloutPercentage) };
}

/** Throws CONFLICT for a schedule that is no longer to come. */
export function refuseSettled(row: ScheduleRow): void {
  if (row.state === 'pending') return;
  const message = `Schedule ${row.id} is ${row.state}: what is settled stays as it is. Make another one.`;
  throw new DomainError('CONFLICT', message, { field: 'id' });
}

/** How many of an environment are still to come. */
export async function countPending(tx: Transaction, environment: LockedEnvironment): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(schedules)
    .where(and(eq(schedules.environmentId, environment.id), eq(schedules.state, 'pending')));
  return row?.count ?? 0;
}

function scheduleNotFound(id: number): DomainError {
  return new DomainError('NOT_FOUND', `There is no schedule ${id}.`, { field: 'id' });
}
