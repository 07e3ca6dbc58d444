import type { DrillView } from '@/lib/drills/list-drills';

/** A drill as REST spells it. */
export function restDrill(view: DrillView) {
  return {
    id: view.id,
    flag: view.flag,
    environment: view.environment,
    kind: view.kind,
    state: view.state,
    started_by: view.startedBy,
    started_at: view.startedAt,
    finished_at: view.finishedAt,
    budget_ms: view.budgetMs,
    layers: view.layers,
    p50_ms: view.p50Ms,
    p95_ms: view.p95Ms,
    max_ms: view.maxMs,
    fault: view.fault,
    expires_at: view.expiresAt,
  };
}
