import { expect, test } from 'vitest';
import { titlePattern } from './title-pattern';

const file = 'lib/a.test.ts';

test('titles are found as they are written, whatever their characters', () => {
  const titles = ['hash % 100 < p (or less)', 'a|b', 'costs $5.00?'];
  const pattern = new RegExp(`^(?:${titlePattern(titles.map((title) => ({ file, title })))})$`);
  expect(titles.filter((title) => pattern.test(title))).toEqual(titles);
  expect(pattern.test('costs $5x00')).toBe(false);
  expect(pattern.test('a')).toBe(false);
});

test('where one of the names is a whole file, no title is asked for', () => {
  expect(
    titlePattern([
      { file, title: 'a' },
      { file, title: null },
    ]),
  ).toBeNull();
});
