import { expect, test } from 'vitest';
import { formatPercentage, parsePercentage } from './percentage';

test.each([
  ['12.5', 12.5],
  ['12,5', 12.5],
  [' 25 ', 25],
  ['12.500', 12.5],
  ['25.0000', 25],
  ['0', 0],
  ['0.001', 0.001],
  ['007', 7],
  ['100', 100],
  ['100.000', 100],
  [2.007, 2.007],
  [100, 100],
])('%j is understood', (input, percentage) => {
  expect(parsePercentage(input)).toBe(percentage);
});

test.each([
  ['101'],
  ['100.001'],
  ['-1'],
  ['abc'],
  [''],
  [' '],
  ['.5'],
  ['12.'],
  ['1e1'],
  ['0x10'],
  ['12.3456'],
  ['1.000,5'],
  ['10%'],
  ['١٢'],
  [12.3456],
  [-0.001],
  [100.001],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
])('%j is refused', (input) => {
  expect(parsePercentage(input)).toBeNull();
});

test('there is one zero', () => {
  expect(parsePercentage(-0)).toBe(0);
});

test.each([
  [12.5, '12.5'],
  [25, '25'],
  [0, '0'],
  [100, '100'],
  [0.001, '0.001'],
  [2.007, '2.007'],
])('%d is written %j', (percentage, text) => {
  expect(formatPercentage(percentage)).toBe(text);
});
