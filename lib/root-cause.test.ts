import { expect, test } from 'vitest';
import { MESSAGE_LENGTH_MAX, rootCause } from './root-cause';

test('of an error only the innermost cause is kept: with its code, or with where it stands', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const told = rootCause(new Error('Failed query: select $1 params: ada@example.com', { cause: refused }));
  expect(told).toEqual({ name: 'Error', message: 'connect ECONNREFUSED', code: 'ECONNREFUSED' });
  expect(rootCause(new RangeError('a bug'))).toMatchObject({
    name: 'RangeError',
    stack: expect.stringMatching(/root-cause/),
  });
  expect(rootCause('thrown text')).toEqual({ name: 'unknown' });
});

test('a service that repeats what it was asked does not put a snapshot into the log', () => {
  const body = 'H4sI'.repeat(1_000_000);
  const { message, stack } = rootCause(new Error(`ERR too large, command was: ["eval","${body}"]`));
  expect(message).toMatch(/^ERR too large/);
  expect(String(message)).toHaveLength(MESSAGE_LENGTH_MAX);
  expect(String(stack).length).toBeLessThan(10_000);
  expect(stack).toMatch(/root-cause\.test/);
});
