import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, flags, schedules } from '@/db/schema';
import { storedPercentage } from '@/lib/flags/flag-row';
import { whoMade } from '@/lib/history/who';

const SETTLED_SHOWN_MAX = 100;

export type ScheduleState = 'pending' | 'done' | 'failed' | 'cancelled';

/** A scheduled change as people read it. Instants are ISO 8601, the percentage 0…100. */
export interface ScheduleView {
  readonly id: number;
  readonly flag: string;
  readonly environment: string;
  /** What it sets; null where it leaves that alone. */
  readonly enabled: boolean | null;
  readonly rolloutPercentage: number | null;
  /** The time on the wall of `timeZone`: 2026-12-01T09:00. */
  readonly at: string;
  readonly timeZone: string;
  readonly dueAt: string;
  readonly note: string;
  readonly state: ScheduleState;
  readonly outcome: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly settledAt: string | null;
  readonly version: number;
}

/** The schedules of an environment, or of one flag in it: first those to come, soonest first, then the settled, newest first. */
export async function listSchedules(
  db: Queryable,
  {
    environment,
    flag,
    settledMax = SETTLED_SHOWN_MAX,
  }: {
    readonly environment: string;
    readonly flag?: string;
    /** Of the settled, so many: those settled last. */
    readonly settledMax?: number;
  },
): Promise<ScheduleView[]> {
  if (!isAskable(`${environment}${flag}`)) return [];
  const mine = and(eq(environments.key, environment), flag === undefined ? undefined : eq(flags.key, flag));
  const [pending, settled] = await Promise.all([
    select(db)
      .where(and(mine, eq(schedules.state, 'pending')))
      .orderBy(asc(schedules.dueAt), asc(schedules.id)),
    select(db)
      .where(and(mine, sql`${schedules.state} <> 'pending'`))
      .orderBy(desc(schedules.settledAt), desc(schedules.id))
      .limit(settledMax),
  ]);
  return [...pending, ...settled].map(viewOf);
}

/** One schedule; null where there is none of this id. */
export async function findSchedule(db: Queryable, id: number): Promise<ScheduleView | null> {
  const [row] = await select(db).where(eq(schedules.id, id));
  return row ? viewOf(row) : null;
}

function select(db: Queryable) {
  return db
    .select({
      id: schedules.id,
      flag: flags.key,
      environment: environments.key,
      enabled: schedules.enabled,
      rolloutPercentage: schedules.rolloutPercentage,
      at: schedules.wallTime,
      timeZone: schedules.timeZone,
      dueAt: schedules.dueAt,
      note: schedules.note,
      // A constraint guarantees the four states.
      state: sql<ScheduleState>`${schedules.state}`,
      outcome: schedules.outcome,
      madeBy: whoMade(schedules),
      madeAt: schedules.madeAt,
      settledAt: schedules.settledAt,
      version: schedules.version,
    })
    .from(schedules)
    .innerJoin(flags, eq(flags.id, schedules.flagId))
    .innerJoin(environments, eq(environments.id, schedules.environmentId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof select>>[number];

function viewOf({ rolloutPercentage, dueAt, madeAt, settledAt, ...row }: Row): ScheduleView {
  return {
    ...row,
    rolloutPercentage: rolloutPercentage === null ? null : storedPercentage(rolloutPercentage),
    dueAt: dueAt.toISOString(),
    madeAt: madeAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}
