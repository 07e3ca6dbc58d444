/** For how many seconds a caller may save up: a page that was asked for by many at once is no attack. */
export const BURST_SECONDS = 5;
const CALLERS_KEPT_MAX = 10_000;

export interface RateLimit {
  /** Takes one request of a caller, at a time in ms that only grows. 0, or in how many ms to come again. */
  take(caller: string, nowMs: number): number;
}

/**
 * So many requests a second for each caller, and what was saved up of them in five (a token bucket). 0: as many as anybody
 * likes. Of more callers than it keeps, those who came longest ago are forgotten, and begin anew with a full bucket.
 */
export function createRateLimit(perSecond: number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  const full = perSecond * BURST_SECONDS;
  return {
    take(caller, nowMs) {
      if (perSecond === 0) return 0;
      const bucket = buckets.get(caller) ?? { left: full, at: nowMs };
      bucket.left = Math.min(full, bucket.left + ((nowMs - bucket.at) * perSecond) / 1_000);
      bucket.at = nowMs;
      // The newest stands last, so that the first to go is the one who came longest ago.
      buckets.delete(caller);
      buckets.set(caller, bucket);
      const [oldest] = buckets.keys();
      if (oldest !== undefined && buckets.size > CALLERS_KEPT_MAX) buckets.delete(oldest);
      if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * 1_000) / perSecond);
      bucket.left -= 1;
      return 0;
    },
  };
}
