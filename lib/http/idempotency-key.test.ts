import { expect, test } from 'vitest';
import { HttpRefusal } from './http-refusal';
import { readIdempotencyKey } from './idempotency-key';

const read = (header: string) => readIdempotencyKey(new Headers({ 'idempotency-key': header }));

test('a request without the header has no key', () => {
  expect(readIdempotencyKey(new Headers())).toBeNull();
});

test.each([
  ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
  ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
  ['  "with a space, and a comma" ', 'with a space, and a comma'],
  ['"with \\"quotes\\" and a \\\\"', 'with "quotes" and a \\'],
  [`"${'k'.repeat(255)}"`, 'k'.repeat(255)],
])('%s is the key %s, quoted or not', (header, key) => {
  expect(read(header)).toBe(key);
});

test.each([
  '',
  '""',
  '"',
  '"open',
  'two words',
  'one, two',
  '"one", "two"',
  '"one";version=2',
  'a\\b',
  '"a\\b"',
  'schlüssel',
  `"${'k'.repeat(256)}"`,
])('%j is no key, and is refused', (header) => {
  expect(() => read(header)).toThrow(HttpRefusal);
});
