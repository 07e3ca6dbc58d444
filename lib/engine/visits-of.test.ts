import { expect, test } from 'vitest';
import { visitsOf } from './visits-of';

const on = (operator: string, values: readonly unknown[] = [], more: object = {}) => ({
  attribute: 'a',
  operator,
  values,
  ...more,
});

test.each([
  ['a number', on('greater_than', [5]), 1],
  ['ten thousand values that are looked up', on('one_of', Array(10_000).fill('x')), 1],
  ['a text in any case', on('equals', ['x'], { ignore_case: true }), 7],
  ['three texts that are looked for in another', on('contains', ['a', 'b', 'c']), 36],
  ['a short beginning', on('starts_with', ['a']), 3],
  ['two beginnings of 1,000 characters', on('starts_with', Array(2).fill('a'.repeat(1000))), 23],
  ['an instant', on('before', ['2026-11-29']), 4],
  ['a version', on('semver_equals', ['1.0.0']), 20],
  ['five networks', on('in_network', Array(5).fill('10.0.0.0/8')), 105],
  ['a list', on('any_of', ['a']), 100],
  ['a pattern, by its size', on('matches', ['abc']), 125],
  ['a pattern that is none', on('matches', ['(']), 0],
  ['what no operator is', on('guess'), 1],
  ['nothing', null, 1],
])('%s', (_what, condition, visits) => {
  expect(visitsOf([condition])).toBe(visits);
});

test('groups cost what is in them', () => {
  expect(visitsOf([{ any: [on('exists'), { all: [on('before', ['2026-11-29'])] }] }])).toBe(5);
});
