const ASK_TIMEOUT_MS = 5_000;

/** An edit that is not made yet; what it leaves out stays as it is. Percentage 0…100. */
export interface RadiusEdit {
  readonly key: string;
  readonly enabled?: boolean;
  readonly percentage?: number;
  /** Whatever else is edited, as REST spells it: rules, targets, weights. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Whom pending edits would touch, of those seen. */
export interface Radius {
  readonly sampled: number;
  readonly gained: number;
  readonly lost: number;
  readonly lostAfterSeeing: number;
  /** How many neither gain nor lose it, and get another answer. */
  readonly moved: number;
  /** For how long visitors of the sample have been seen, in ms; null without any. */
  readonly ageMs: number | null;
  /** Flags whose answers hang on those that are edited. */
  readonly dependents: readonly string[];
}

/** Asks whom edits would touch. Null where there is no answer: an edit can be saved without one. */
export async function askRadius(
  environment: string,
  edits: readonly RadiusEdit[],
  signal: AbortSignal,
): Promise<Radius | null> {
  try {
    const response = await fetch(`/api/blast-radius?${new URLSearchParams({ environment })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'handling=lenient' },
      body: JSON.stringify({
        rows: edits.map(({ key, enabled, percentage, more }) => ({
          key,
          enabled,
          rollout_percentage: percentage,
          ...more,
        })),
      }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_TIMEOUT_MS)]),
    });
    return response.ok ? readRadius(await response.json()) : null;
  } catch {
    return null;
  }
}

interface RestRadius {
  /** Null while what is typed cannot be read. */
  readonly total?: Record<string, unknown> | null;
  readonly since?: string | null;
  readonly flags?: readonly { readonly dependents: readonly string[] }[];
}

function readRadius(body: RestRadius): Radius | null {
  const counts = ['sampled', 'gained', 'lost', 'lost_after_seeing', 'moved'].map((name) => Number(body.total?.[name]));
  const [sampled = 0, gained = 0, lost = 0, lostAfterSeeing = 0, moved = 0] = counts;
  const dependents = [...new Set((body.flags ?? []).flatMap((flag) => flag.dependents))];
  const ageMs = body.since ? Date.now() - Date.parse(body.since) : null;
  return counts.every(Number.isSafeInteger)
    ? { sampled, gained, lost, lostAfterSeeing, moved, ageMs, dependents }
    : null;
}
