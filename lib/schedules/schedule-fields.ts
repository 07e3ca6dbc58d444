/** What an entry of history tells of a schedule. Percentage 0…100. */
export interface ScheduleFields {
  readonly schedule: number;
  readonly enabled: boolean | null;
  readonly rollout_percentage: number | null;
  readonly at: string;
  readonly time_zone: string;
  readonly due_at: string;
  readonly note: string;
}

interface Scheduled {
  readonly enabled: boolean | null;
  readonly rolloutPercentage: number | null;
  readonly wallTime: string;
  readonly timeZone: string;
  readonly dueAt: Date;
  readonly note: string;
}

/** A schedule as history keeps it. */
export function scheduleFields(id: number, row: Scheduled): ScheduleFields {
  return {
    schedule: id,
    enabled: row.enabled,
    rollout_percentage: row.rolloutPercentage,
    at: row.wallTime,
    time_zone: row.timeZone,
    due_at: row.dueAt.toISOString(),
    note: row.note,
  };
}

/** Only the fields in which two differ, and the schedule's number; null where none does. */
export function scheduleDifference(before: ScheduleFields, after: ScheduleFields) {
  const changed = Object.entries(after).filter(([field, value]) => value !== Reflect.get(before, field));
  if (changed.length === 0) return null;
  const schedule = before.schedule;
  return {
    before: { schedule, ...Object.fromEntries(changed.map(([field]) => [field, Reflect.get(before, field)])) },
    after: { schedule, ...Object.fromEntries(changed) },
  };
}
