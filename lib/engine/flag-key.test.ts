import { expect, test } from 'vitest';
import { parseFlagKey } from './flag-key';

test.each(['new_dashboard', 'a', '0', 'Search.V2', 'pricing-page-2026', 'newer', 'x'.repeat(100)])(
  '%j is a flag key, kept as typed',
  (text) => {
    expect(parseFlagKey(text)).toBe(text);
  },
);

test.each([
  ['', 'it is empty'],
  ['new', 'it is the address of a page'],
  ['NEW', 'keys are unique without regard to case'],
  ['a:b', 'the colon parts key and id in the hash'],
  ['a/b', 'the slash parts an address'],
  ['_a', 'it begins with punctuation'],
  ['a b', 'it holds a space'],
  ['ä', 'it is not ASCII'],
  ['a\n', 'it ends in a line break'],
  ['x'.repeat(101), 'it is too long'],
])('%j is refused: %s', (text) => {
  expect(parseFlagKey(text)).toBeNull();
});
