import type { Basis } from '@/lib/evaluation/answer';
import { STALENESS_BUDGET_MS } from '@/lib/evaluation/answer';

/**
 * Whether this instance can answer, part by part. 503 only without a snapshot: a stale one still answers, each flag as
 * its failure mode says, and taking the instance away would help nobody.
 */
export function readinessResponse(environment: string, { snapshot, unconfirmedForMs }: Basis): Response {
  if (!snapshot) {
    const body = { status: 'not-ready', environment, snapshot: { state: 'none' } };
    return Response.json(body, { status: 503, headers: { 'retry-after': '1' } });
  }
  return Response.json({
    status: 'ready',
    environment,
    snapshot: {
      state: 'held',
      revision: snapshot.revision,
      unconfirmed_for_ms: Number.isFinite(unconfirmedForMs) ? Math.round(unconfirmedForMs) : null,
      stale: unconfirmedForMs > STALENESS_BUDGET_MS,
    },
  });
}
