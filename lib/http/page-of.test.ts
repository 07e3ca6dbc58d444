import { expect, test } from 'vitest';
import { firstOf, numberIn, type Place, pageOf, writeCursor } from './page-of';

const row = (state: number, key: string) => ({ state, key });
const placeOf = ({ state, key }: ReturnType<typeof row>): Place => [state, key];
const rows = [row(1, 'b'), row(0, 'c'), row(1, 'a'), row(0, 'a'), row(0, 'b')];

function pages(limit: number, list = rows): string[][] {
  const read: string[][] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = pageOf(list, { limit, cursor }, placeOf);
    read.push(page.rows.map(({ state, key }) => `${state}${key}`));
    cursor = page.next_cursor;
  }
  return read;
}

test('page by page every row comes once, in order, whatever the pages hold', () => {
  expect(pages(2)).toEqual([['0a', '0b'], ['0c', '1a'], ['1b']]);
  expect(pages(5)).toEqual([['0a', '0b', '0c', '1a', '1b']]);
  expect(pages(1).flat()).toEqual(pages(1_000).flat());
  expect(pages(3, [])).toEqual([[]]);
});

test('rows that come and go between two pages make no row come twice or be left out', () => {
  const first = pageOf(rows, { limit: 2 }, placeOf);
  const later = [...rows.filter(({ state, key }) => !(state === 0 && key === 'b')), row(0, 'aa'), row(0, 'd')];
  const second = pageOf(later, { limit: 10, cursor: first.next_cursor ?? '' }, placeOf);
  expect(second.rows.map(({ state, key }) => `${state}${key}`)).toEqual(['0c', '0d', '1a', '1b']);
  expect(second.next_cursor).toBeNull();
});

test.each([
  '',
  'nonsense',
  writeCursor(['a']).slice(1),
  Buffer.from('{"a":1}').toString('base64url'),
  'WzFd'.repeat(100),
])('what is no cursor is refused: %j', (cursor) => {
  expect(() => pageOf(rows, { cursor }, placeOf)).toThrow(expect.objectContaining({ status: 400, field: 'cursor' }));
});

test('of what the database gave one more than fits, the page has the first and says where the next begins', () => {
  const found = [{ id: 9 }, { id: 7 }, { id: 4 }];
  const page = firstOf(found, 2);
  expect(page.rows).toEqual([{ id: 9 }, { id: 7 }]);
  expect(numberIn(page.next_cursor ?? '')).toBe(7);
  expect(firstOf(found, 3)).toEqual({ rows: found, next_cursor: null });
  expect(numberIn(undefined)).toBeUndefined();
  expect(() => numberIn(writeCursor(['x']))).toThrow(expect.objectContaining({ status: 400 }));
});
