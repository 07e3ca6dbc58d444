import { expect, test } from 'vitest';
import { parseNotification } from './notification';

test('a notification says which environment changed, and to which revision', () => {
  expect(parseNotification('{"environment":"production","revision":42}')).toEqual({
    environment: 'production',
    revision: 42,
  });
});

test.each([
  '',
  'hello',
  'null',
  '[]',
  '{"environment":"production"}',
  '{"environment":7,"revision":1}',
  '{"environment":"production","revision":-1}',
  '{"environment":"production","revision":1.5}',
  '{"environment":"production","revision":"42"}',
  `{"environment":"${'x'.repeat(41)}","revision":1}`,
])('what somebody says by hand on the channel is not a notification: %s', (payload) => {
  expect(parseNotification(payload)).toBeNull();
});
