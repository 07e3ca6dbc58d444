import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePercentage } from '@/lib/engine/percentage';
import { percentageProblem } from './percentage-problem';

describe('a text that is no percentage', () => {
  it.each([
    ['101', '101 is more than 100.'],
    ['1e3', '1e3 is more than 100.'],
    ['-1', '-1 is less than 0.'],
    ['abc', '“abc” is not a number.'],
    ['12.0005', '12.0005 is finer than 0.001.'],
    ['10%', 'Type just a number, such as 12.5.'],
    ['.5', 'Type just a number, such as 12.5.'],
    ['', 'Type a number from 0 to 100.'],
    ['  ', 'Type a number from 0 to 100.'],
  ])('%j is refused with: %s', (typed, problem) => {
    expect(percentageProblem(typed)).toBe(problem);
  });

  it.each(['0', '100', '12.5', '12,5', '0.001'])('%s is none', (typed) => {
    expect(percentageProblem(typed)).toBeNull();
  });

  it('is told about exactly where the engine cannot read it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (typed) => {
        expect(percentageProblem(typed) === null).toBe(parsePercentage(typed) !== null);
      }),
    );
  });
});
