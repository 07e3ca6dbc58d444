import { expect, test } from 'vitest';
import { movementWords } from './movement-words';

const held = [
  { variant: 'blue', from: 0, to: 25_000 },
  { variant: 'grey', from: 25_000, to: 100_000 },
];
const typed = (weights: Record<string, string>) => Object.entries(weights).map(([name, weight]) => ({ name, weight }));

test.each([
  [{ blue: '25', grey: '75' }, 'Nobody moves from one variant to another.'],
  [{ blue: '40.5', grey: '59,5' }, /^15\.5 % of everybody get another variant/],
  [{ blue: '25', grey: '50', red: '25' }, /^25 % of everybody/],
  [{ blue: '25', grey: '70' }, 'The weights add up to 95 %, and have to add up to 100.'],
  [{ blue: 'half', grey: '50' }, /^The weight of blue is no number/],
])('weights of %j: %s', (weights, words) => {
  expect(movementWords(held, typed(weights))).toMatch(words);
});
