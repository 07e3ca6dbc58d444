import { expect, test } from 'vitest';
import { age } from './age-words';

test.each([
  [0, '0 s'],
  [12_900, '12 s'],
  [119_999, '119 s'],
  [120_000, '2 min'],
  [7_199_999, '119 min'],
  [7_200_000, '2 h'],
  [172_800_000, '2 days'],
])('%i ms are %s', (ms, words) => {
  expect(age(ms)).toBe(words);
});
