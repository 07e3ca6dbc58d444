import { expect, test } from 'vitest';
import { requestIdOf } from './request-id';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test("a proxy's request id is kept, so that its log and ours can be read side by side", () => {
  expect(requestIdOf(new Headers({ 'x-request-id': 'edge-7f3a.91' }))).toBe('edge-7f3a.91');
});

test.each(['', ' ', 'two words', 'x'.repeat(129), '<script>', 'ä'])(
  'a request id that is not one plain word (%j) is replaced',
  (given) => {
    expect(requestIdOf(new Headers({ 'x-request-id': given }))).toMatch(UUID);
  },
);

test('a request without an id gets one of its own', () => {
  expect(requestIdOf(new Headers())).toMatch(UUID);
  expect(requestIdOf(new Headers())).not.toBe(requestIdOf(new Headers()));
});
