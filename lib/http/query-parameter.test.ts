import { expect, test } from 'vitest';
import { queryParameter } from './query-parameter';

test('a parameter is taken as given: empty is not absent', () => {
  const query = new URLSearchParams('a=&b=%2541&c=x+y');
  expect(queryParameter(query, 'a')).toBe('');
  expect(queryParameter(query, 'b')).toBe('%41');
  expect(queryParameter(query, 'c')).toBe('x y');
  expect(queryParameter(query, 'd')).toBeUndefined();
});

test('a parameter given twice is refused by name, rather than one of the two believed', () => {
  const query = new URLSearchParams('user_id=1&user_id=2');
  expect(() => queryParameter(query, 'user_id')).toThrow(expect.objectContaining({ status: 400, field: 'user_id' }));
});
