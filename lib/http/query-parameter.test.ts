import { expect, test } from 'vitest';
import { queryParameter, wholeNumberParameter } from './query-parameter';

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

test.each(['0', '-1', '1.5', '201', '', 'ten', '1e2', ' 5', '99999999999999999'])(
  'a limit of %j is refused by name',
  (text) => {
    const query = new URLSearchParams({ limit: text });
    expect(() => wholeNumberParameter(query, 'limit', 200)).toThrow(
      expect.objectContaining({ status: 400, field: 'limit' }),
    );
  },
);

test('a whole number in range is read', () => {
  const query = new URLSearchParams('limit=200');
  expect(wholeNumberParameter(query, 'limit', 200)).toBe(200);
  expect(wholeNumberParameter(query, 'before')).toBeUndefined();
});
