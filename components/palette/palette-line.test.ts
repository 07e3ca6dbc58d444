import { expect, test } from 'vitest';
import { readPaletteLine } from './palette-line';

test.each([
  ['checkout 25', 'checkout', 25, ''],
  ['checkout 25%', 'checkout', 25, ''],
  ['checkout 25 %', 'checkout', 25, ''],
  ['  checkout   12.125  ', 'checkout', 12.125, ''],
  ['checkout 37,5', 'checkout', 37.5, ''],
  ['checkout 0 errors doubled', 'checkout', 0, 'errors doubled'],
  ['checkout 100% 3 days without an error', 'checkout', 100, '3 days without an error'],
])('%j sets a percentage', (line, text, percentage, note) => {
  expect(readPaletteLine(line)).toEqual({ text, set: { percentage, note } });
});

test.each([
  '',
  'checkout',
  'new dashboard',
  '25',
  'checkout 101',
  'checkout -1',
  'checkout 0.0001',
  'checkout 25percent',
])('%j only looks for words', (line) => {
  expect(readPaletteLine(line)).toEqual({ text: line, set: null });
});
