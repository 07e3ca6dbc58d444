/** The median, the 99th percentile and the maximum of some milliseconds, as cells of a table. */
export function quantiles(ms: readonly number[]): readonly [p50: string, p99: string, max: string] {
  const sorted = ms.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return [cell(at(0.5)), cell(at(0.99)), cell(at(1))];
}

function cell(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
