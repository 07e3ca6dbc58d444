import { expect, test } from 'vitest';
import { parseInput } from '@/lib/parse-input';
import { newAccountInput, signInInput } from './schema';

const ada = { email: 'ada@example.com', name: 'Ada', password: 'correct horse battery' };

test('an account is typed with an address, a name and a password; the address is kept in lower case', () => {
  expect(parseInput(newAccountInput, { ...ada, email: '  Ada@Example.COM ', name: ' Ada ' })).toEqual(ada);
});

test.each([
  ['email', 'nobody', 'This is not an e-mail address.'],
  ['email', `${'a'.repeat(250)}@example.com`, 'Use at most 254 characters.'],
  ['name', '   ', 'Say what you are called.'],
  ['name', 'x'.repeat(101), 'Use at most 100 characters.'],
  ['name', 'Ada\nadmin', 'Use one line, without control characters.'],
  ['password', 'eleven char', 'Use at least 12 characters; a sentence is fine.'],
  ['password', 'x'.repeat(201), 'Use at most 200 characters.'],
])('an account’s %s is not %j', (field, text, message) => {
  expect(() => parseInput(newAccountInput, { ...ada, [field]: text })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', message, more: expect.objectContaining({ field }) }),
  );
});

test('a role cannot be typed along', () => {
  expect(parseInput(newAccountInput, { ...ada, role: 'admin' })).toEqual(ada);
});

test('signing in may be tried with any password that could be one', () => {
  expect(parseInput(signInInput, { email: 'Ada@example.com', password: 'short' })).toEqual({
    email: 'ada@example.com',
    password: 'short',
  });
  expect(() => parseInput(signInInput, { email: 'ada@example.com' })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  );
});
