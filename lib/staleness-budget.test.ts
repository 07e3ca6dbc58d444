import { expect, test } from 'vitest';
import { pollMsMax, STALENESS_LIMIT_MS, stalenessBudget } from './staleness-budget';

test('the budget is the sum of every wait between a save and the last answer without it', () => {
  const { parts, totalMs } = stalenessBudget(2_000);
  expect(parts.map(({ ms }) => ms)).toEqual([6_000, 2_000, 400, 6_000, 6_000, 6_000]);
  expect(totalMs).toBe(26_400);
});

test('at the longest interval it is the limit', () => {
  expect(stalenessBudget(pollMsMax()).totalMs).toBe(STALENESS_LIMIT_MS);
});
