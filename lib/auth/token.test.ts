import { expect, test } from 'vitest';
import { keptOf, newApiToken, readBearer } from './token';

test('an API token is recognisable and unguessable, and what is kept of it does not give it away', () => {
  const { token, hash, prefix } = newApiToken('admin');
  expect(token).toMatch(/^sluice_[A-Za-z0-9_-]{43}$/);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(prefix).toHaveLength(13);
  expect(token.startsWith(prefix)).toBe(true);
  expect(keptOf(token)).toEqual({ hash, prefix });
  expect(newApiToken('admin').token).not.toBe(token);
});

test('of a token that somebody made up, four characters are shown', () => {
  expect(keptOf('my own token, which has to be long').prefix).toBe('my o');
});

test.each([
  ['Bearer sluice_abc', 'sluice_abc'],
  ['bearer   sluice_abc', 'sluice_abc'],
  ['Bearer ', null],
  ['Basic c2x1aWNlOg==', null],
  ['Bearer two words', null],
  ['sluice_abc', null],
  ['', null],
  [`Bearer ${'x'.repeat(513)}`, null],
])('the header %j holds the token %j', (header, token) => {
  expect(readBearer(header)).toBe(token);
});

test('no header holds no token', () => {
  expect(readBearer(null)).toBeNull();
});
