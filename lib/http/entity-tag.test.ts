import { expect, test } from 'vitest';
import { entityTag, versionWanted } from './entity-tag';

const wanted = (tag: string) => versionWanted(new Headers({ 'if-match': tag }), 'production');

test('the tag that a flag was read with makes its edit conditional on that version', () => {
  expect(entityTag('production', 7)).toBe('"production-7"');
  expect(wanted(entityTag('production', 7))).toBe(7);
});

test('without If-Match, and with one that asks only that the flag exists, an edit is not conditional', () => {
  expect(versionWanted(new Headers(), 'production')).toBeUndefined();
  expect(wanted('*')).toBeUndefined();
});

test.each([
  '"staging-7"',
  '"production-eu-7"',
  'W/"production-7"',
  '"production-0"',
  '"production-07"',
  '"production-NaN"',
  '"7"',
  '""',
])('the tag %s can be no version of a flag in production', (tag) => {
  expect(() => wanted(tag)).toThrow(expect.objectContaining({ status: 412, code: 'CONFLICT' }));
});

test.each(['7', 'production-7', '"production-7", "production-8"', '"production-7', ''])(
  'what is not one entity tag (%s) is refused as unreadable',
  (given) => {
    expect(() => wanted(given)).toThrow(expect.objectContaining({ status: 400 }));
  },
);
