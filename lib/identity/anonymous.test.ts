import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymousCookieOptions, newAnonymousId, readAnonymousId } from './anonymous';

describe('an anonymous id', () => {
  test('is read back exactly as it was minted', () => {
    const id = newAnonymousId();
    expect(readAnonymousId(id)).toBe(id);
    expect(newAnonymousId()).not.toBe(id);
  });

  test.each([
    ['nothing', undefined],
    ['an empty cookie', ''],
    ['the id of an account', '7'],
    ['an id in capitals, which would hash to another bucket', '0B8A1B1E-0B8A-4B1E-8B1E-0B8A1B1E0B8A'],
    ['a UUID of version 1', '0b8a1b1e-0b8a-1b1e-8b1e-0b8a1b1e0b8a'],
    ['a UUID of version 7', '0b8a1b1e-0b8a-7b1e-8b1e-0b8a1b1e0b8a'],
    ['a UUID of another variant', '0b8a1b1e-0b8a-4b1e-cb1e-0b8a1b1e0b8a'],
    ['the nil UUID', '00000000-0000-0000-0000-000000000000'],
    ['an id with a line break behind it', '0b8a1b1e-0b8a-4b1e-8b1e-0b8a1b1e0b8a\n'],
    ['two ids', '0b8a1b1e-0b8a-4b1e-8b1e-0b8a1b1e0b8a0b8a1b1e-0b8a-4b1e-8b1e-0b8a1b1e0b8a'],
    ['markup', '<script>alert(1)</script>'],
  ])('is not %s', (_what, text) => {
    expect(readAnonymousId(text)).toBeNull();
  });

  test('is never one that could be an account’s targeting key', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (accountId) => readAnonymousId(String(accountId)) === null));
    fc.assert(fc.property(fc.uuid({ version: 4 }), (id) => readAnonymousId(id) === id && !/^\d+$/.test(id)));
  });
});

test('the cookie is kept from scripts and other sites, for a year, and over https sent over https only', () => {
  const common = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 31_536_000 };
  expect(anonymousCookieOptions('https://flags.example.com')).toEqual({ ...common, secure: true });
  expect(anonymousCookieOptions('http://flags.example.com')).toEqual({ ...common, secure: false });
  expect(anonymousCookieOptions(undefined)).toEqual({ ...common, secure: false });
});
