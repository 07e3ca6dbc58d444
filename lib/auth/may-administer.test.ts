import { expect, test } from 'vitest';
import { mayAdminister, refuseUnlessAdmin } from './may-administer';

test('an admin, a token and the machine itself may change things; a member may not', () => {
  expect(mayAdminister({ type: 'account', id: 1, may: 'admin' })).toBe(true);
  expect(mayAdminister({ type: 'token', id: 1 })).toBe(true);
  expect(mayAdminister({ type: 'system' })).toBe(true);
  expect(mayAdminister({ type: 'account', id: 1, may: 'member' })).toBe(false);
});

test('a member who tries is told whom to ask', () => {
  expect(() => refuseUnlessAdmin({ type: 'account', id: 1, may: 'member' })).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN', message: expect.stringContaining('Only an admin') }),
  );
  expect(() => refuseUnlessAdmin({ type: 'account', id: 1, may: 'admin' })).not.toThrow();
});
