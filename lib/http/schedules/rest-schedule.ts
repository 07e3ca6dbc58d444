import type { ScheduleView } from '@/lib/schedules/list-schedules';

/** A schedule as REST spells it. */
export function restSchedule(view: ScheduleView) {
  return {
    id: view.id,
    flag: view.flag,
    environment: view.environment,
    enabled: view.enabled,
    rollout_percentage: view.rolloutPercentage,
    at: view.at,
    time_zone: view.timeZone,
    due_at: view.dueAt,
    note: view.note,
    state: view.state,
    outcome: view.outcome,
    made_by: view.madeBy,
    made_at: view.madeAt,
    settled_at: view.settledAt,
    version: view.version,
  };
}
