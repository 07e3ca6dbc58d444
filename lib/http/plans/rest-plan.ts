import type { PlanView } from '@/lib/rollouts/plan-view';

/** A plan as REST spells it. Stages are counted from 1, as people do. */
export function restPlan(plan: PlanView) {
  return {
    flag: plan.flag,
    environment: plan.environment,
    state: plan.state,
    why: plan.why,
    stage: plan.stage === null ? null : plan.stage + 1,
    stages: plan.stages,
    gate: plan.conditions.map(({ name, isOpen, since, sentence }) => ({
      condition: name,
      open: isOpen,
      since,
      sentence,
    })),
    hours_seen: plan.coverage?.strip ?? null,
    signals: plan.signals.map(({ name, isHealthy, value, at }) => ({ name, healthy: isHealthy, value, at })),
    start_at: plan.startAt,
    start_after_approval: plan.startsAfterApproval,
    time_zone: plan.timeZone,
    working_days: plan.workingDays,
    pattern: plan.pattern,
    on_unhealthy: plan.onUnhealthy,
    monitoring_url: plan.monitoringUrl,
    dashboard_url: plan.dashboardUrl,
    created_at: plan.createdAt,
    entered_at: plan.enteredAt,
    paused_at: plan.pausedAt,
    ended_at: plan.endedAt,
  };
}
