const RESAMPLES = 10_000;

/** The median of some ratios, with the 95 % interval of the median by bootstrap (percentiles of 10,000 resamples). */
export function medianWithInterval(ratios: readonly number[]): { median: number; low: number; high: number } {
  const random = linearCongruential(20_261_122);
  const medians = Array.from({ length: RESAMPLES }, () =>
    medianOf(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? Number.NaN)),
  ).toSorted((a, b) => a - b);
  return {
    median: medianOf(ratios),
    low: medians[Math.floor(RESAMPLES * 0.025)] ?? Number.NaN,
    high: medians[Math.floor(RESAMPLES * 0.975)] ?? Number.NaN,
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

// Numerical Recipes' constants. Seeded, so that the same rounds always print the same interval.
function linearCongruential(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
