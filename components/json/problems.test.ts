import { expect, test } from 'vitest';
import { placeWords, problemAt, standingProblems } from './problems';

const errors = { rules: 'Use a number.', 'rules.0.conditions.1.values.0': 'Use a number.', note: 'Too long.' };
const withValue = (value: unknown) => JSON.stringify([{ conditions: [{}, { values: [value] }] }]);

test('a problem stands while its place holds what was refused, and is gone with it', () => {
  const standing = (now: string) => standingProblems('rules', errors, { refused: withValue('x'), now });
  expect(standing(withValue('x'))).toEqual({ 'rules.0.conditions.1.values.0': 'Use a number.' });
  expect(standing(withValue(5))).toEqual({});
  expect(standing('[]')).toEqual({});
});

test('a problem of the whole stands until anything is changed', () => {
  const circle = { rules: 'This leads back.' };
  expect(standingProblems('rules', circle, { refused: '[1]', now: '[1]' })).toEqual(circle);
  expect(standingProblems('rules', circle, { refused: '[1]', now: '[2]' })).toEqual({});
  expect(standingProblems('rules', circle, { refused: '[1', now: '[1' })).toEqual(circle);
});

test('a problem is found in its place and from every place around it, and not beside it', () => {
  const problems = { 'rules.1.serve.percentage': 'Use a number.' };
  expect(problemAt(problems, 'rules.1.serve')).toBe('Use a number.');
  expect(problemAt(problems, 'rules.1.serve.percentage')).toBe('Use a number.');
  expect(problemAt({ 'rules.10.name': 'x' }, 'rules.1')).toBeUndefined();
});

test.each([
  ['rules.0.conditions.1.values.2', 'rule 1, condition 2, value 3'],
  ['rules.2.conditions.0.any.1.attribute', 'rule 3, condition 1, any of, condition 2, attribute'],
  ['targets.4.key', 'target 5, key'],
  ['rules.0.serve.percentage', 'rule 1, serve, percentage'],
])('%s is %s', (path, words) => expect(placeWords(path)).toBe(words));
