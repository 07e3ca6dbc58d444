import { describe, expect, it } from 'vitest';
import { decimalsOf, missingOnTheRight } from './align-on-point';

describe('a column of percentages', () => {
  it('has its points under each other: every number and its gap are equally long on the right', () => {
    const decimals = decimalsOf([5, 12.5, 33.333]);
    expect(decimals).toBe(3);
    expect(['5', '12.5', '12,5', '33.333'].map((text) => missingOnTheRight(text, decimals))).toEqual([4, 2, 2, 0]);
  });

  it('leaves no gap where every number is whole', () => {
    expect(missingOnTheRight('5', decimalsOf([5, 100]))).toBe(0);
    expect(decimalsOf([])).toBe(0);
  });
});
