import { randomUUID } from 'node:crypto';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { environments, schedules } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { flagInDoor, refuseArchived } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import { change, type Door, type LockedEnvironment } from '@/lib/history/change';
import { latenessWords } from './lateness-words';
import { lockSchedule, type ScheduleRow } from './schedule-row';

/**
 * How late a schedule may still be done, where nothing served when it came due. Beyond that the moment that somebody
 * chose is gone, and whether the change is still wanted is for a person to say.
 */
export const SCHEDULE_GRACE_MS = 15 * 60_000;
const PER_TICK_MAX = 20;

/**
 * Makes the changes that are due by the database's clock, in the order in which they came due, each with its mark in one
 * transaction: whoever is killed on the way has done all of it or nothing, and of two instances one does it.
 */
export async function runDueSchedules(db: Database): Promise<void> {
  const due = await db
    .select({ id: schedules.id, environment: environments.key })
    .from(schedules)
    .innerJoin(environments, eq(environments.id, schedules.environmentId))
    .where(and(eq(schedules.state, 'pending'), lte(schedules.dueAt, sql`clock_timestamp()`)))
    .orderBy(asc(schedules.dueAt), asc(schedules.id))
    .limit(PER_TICK_MAX);
  for (const one of due) await runSchedule(db, one);
}

async function runSchedule(db: Database, due: { id: number; environment: string }): Promise<void> {
  try {
    await inDoor(db, due, 'Scheduled', makeChange);
  } catch (error) {
    // The database went away: it is as due as it was.
    if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE') throw error;
    await inDoor(db, due, '', (door, held, row) => giveUp(door, held, { row, why: error.message }));
  }
}

type Step = (door: Door, held: LockedEnvironment, row: ScheduleRow) => Promise<void>;

async function inDoor(db: Database, due: { id: number; environment: string }, note: string, step: Step) {
  const [said] = await db.select({ note: schedules.note }).from(schedules).where(eq(schedules.id, due.id));
  const told = said?.note ? `${note}${note && ': '}${said.note}` : note;
  await change(schedulerContext(db), { environments: [due.environment], note: told }, async (door) => {
    const [held] = door.environments;
    if (!held) throw new Error('A change of one environment holds it.');
    const row = await lockSchedule(door.tx, held, due.id);
    // Another instance, an edit or a cancellation may have been first.
    if (row.state === 'pending' && row.dueAt <= door.at) await step(door, held, row);
  });
}

async function makeChange(door: Door, held: LockedEnvironment, row: ScheduleRow): Promise<void> {
  const lateMs = door.at.getTime() - row.dueAt.getTime();
  if (lateMs > SCHEDULE_GRACE_MS) {
    const why = `Nothing served when it came due, and ${latenessWords(lateMs)} later the moment was gone: make the change by hand if it is still wanted.`;
    return giveUp(door, held, { row, why });
  }
  const wanted = {
    ...(row.enabled !== null && { enabled: row.enabled }),
    ...(row.rolloutPercentage !== null && { rollout_percentage: row.rolloutPercentage }),
  };
  const { rows } = await flagInDoor(door, { environment: held.key, key: row.flag });
  refuseArchived(rows);
  const differed = await writeFields(door, rows, { environment: held.key, wanted, action: 'flag.edited' });
  const outcome = differed ? lateOutcome(lateMs) : 'It was like that already.';
  await settle(door, row, { state: 'done', outcome });
}

const LATE_MS = 5_000;
const lateOutcome = (lateMs: number) => (lateMs > LATE_MS ? `Done ${latenessWords(lateMs)} late.` : '');

async function giveUp(door: Door, held: LockedEnvironment, { row, why }: { row: ScheduleRow; why: string }) {
  await settle(door, row, { state: 'failed', outcome: why });
  const after = { schedule: row.id, state: 'failed', why };
  await door.record({ environment: held, action: 'schedule.failed', flag: row.flag, before: {}, after });
}

async function settle(door: Door, row: ScheduleRow, settled: { state: 'done' | 'failed'; outcome: string }) {
  await door.tx
    .update(schedules)
    .set({ ...settled, settledAt: door.at, version: row.version + 1 })
    .where(eq(schedules.id, row.id));
}

// Outside a request: the listener of every instance expires the tags there.
function schedulerContext(db: Database): ChangeContext {
  const base = { db, source: 'schedule', requestId: randomUUID(), now: new Date(), expireTags: () => {} } as const;
  return { ...base, actor: { type: 'system' } };
}
