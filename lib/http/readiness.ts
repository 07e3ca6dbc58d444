import type { Basis } from '@/lib/evaluation/answer';
import { STALENESS_LIMIT_MS } from '@/lib/staleness-budget';
import type { ServiceStates } from './service-states';

/** Whether this process answers at all, and each of its parts. Always 200: restarting it brings no part back. */
export function livenessResponse(environment: string, basis: Basis, states: ServiceStates): Response {
  return Response.json({ status: 'alive', ...partsOf(environment, basis, states) });
}

/**
 * Whether this instance may take traffic, part by part. 503 only without a snapshot: a stale one still answers, each
 * flag as its failure mode says, and taking the instance away would help nobody.
 */
export function readinessResponse(environment: string, basis: Basis, states: ServiceStates): Response {
  const parts = partsOf(environment, basis, states);
  if (basis.snapshot) return Response.json({ status: 'ready', ...parts });
  return Response.json({ status: 'not-ready', ...parts }, { status: 503, headers: { 'retry-after': '1' } });
}

function partsOf(environment: string, { snapshot, unconfirmedForMs }: Basis, states: ServiceStates) {
  const held = snapshot && {
    state: 'held',
    revision: snapshot.revision,
    unconfirmed_for_ms: Number.isFinite(unconfirmedForMs) ? Math.round(unconfirmedForMs) : null,
    stale: unconfirmedForMs > STALENESS_LIMIT_MS,
  };
  return { environment, process: { state: 'up' }, snapshot: held ?? { state: 'none' }, ...states };
}
