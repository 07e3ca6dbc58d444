import type { PendingChange } from '@/components/flags/pending-edits';

const ASK_TIMEOUT_MS = 5_000;

/** Whom pending edits would touch, of those seen. */
export interface Radius {
  readonly sampled: number;
  readonly gained: number;
  readonly lost: number;
  readonly lostAfterSeeing: number;
}

/** Asks whom edits would touch. Null where there is no answer: an edit can be saved without one. */
export async function askRadius(
  environment: string,
  changes: readonly PendingChange[],
  signal: AbortSignal,
): Promise<Radius | null> {
  try {
    const response = await fetch(`/api/blast-radius?${new URLSearchParams({ environment })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rows: changes.map(({ key, to }) => ({ key, rollout_percentage: to })) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_TIMEOUT_MS)]),
    });
    return response.ok ? readRadius(await response.json()) : null;
  } catch {
    return null;
  }
}

function readRadius(body: { total?: Record<string, unknown> }): Radius | null {
  const counts = ['sampled', 'gained', 'lost', 'lost_after_seeing'].map((name) => Number(body.total?.[name]));
  const [sampled = 0, gained = 0, lost = 0, lostAfterSeeing = 0] = counts;
  return counts.every(Number.isSafeInteger) ? { sampled, gained, lost, lostAfterSeeing } : null;
}
