/** The steps that a percentage is made of: 100 % is 100 000 thousandths, and one thousandth is one position. */
export const THOUSANDTHS_PER_PERCENT = 1000;

/**
 * Reads a rollout percentage, 0…100 in steps of 0.001, or answers null.
 * Understands numbers, "12.5", "12,5" and the database's "12.500".
 */
export function parsePercentage(input: string | number): number | null {
  const percentage = typeof input === 'number' ? input : numberOf(input);
  const rounded = Math.round(percentage * THOUSANDTHS_PER_PERCENT) / THOUSANDTHS_PER_PERCENT;
  // NaN fails both comparisons, so what could not be read is refused here too.
  if (rounded !== percentage || !(rounded >= 0 && rounded <= 100)) return null;
  return Math.abs(rounded);
}

/** Writes a percentage without trailing zeros: "12.5". */
export function formatPercentage(percentage: number): string {
  return String(Math.round(percentage * THOUSANDTHS_PER_PERCENT) / THOUSANDTHS_PER_PERCENT);
}

function numberOf(input: unknown): number {
  if (typeof input !== 'string') return Number.NaN;
  const text = input.trim();
  return /^\d{1,3}(?:[.,]\d{1,3}0*)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}
