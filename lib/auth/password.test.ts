import { parseOptions } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { hashPassword, PASSWORD_COST, verifyPassword } from './password';

test('a password belongs to its hash and to no other, and two hashes of it differ', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
  expect(await verifyPassword(hash, 'Correct horse battery')).toBe(false);
  expect(await hashPassword('correct horse battery')).not.toBe(hash);
});

test('a password is hashed with argon2id at 19 MiB and two passes', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(parseOptions(hash)).toMatchObject(PASSWORD_COST);
});

test('a password is the same from a keyboard that composes its accents and one that does not', async () => {
  const hash = await hashPassword('zażółć gęślą jaźń'.normalize('NFD'));
  expect(await verifyPassword(hash, 'zażółć gęślą jaźń'.normalize('NFC'))).toBe(true);
});

test('an account that does not exist costs as much as one that does, and nobody gets in', async () => {
  const hash = await hashPassword('correct horse battery');
  const time = async (of: string | undefined) => {
    const start = performance.now();
    expect(await verifyPassword(of, 'a wrong password')).toBe(false);
    return performance.now() - start;
  };
  await time(hash);
  const rounds = 8;
  let known = 0;
  let unknown = 0;
  for (let round = 0; round < rounds; round += 1) {
    known += await time(hash);
    unknown += await time(undefined);
  }
  // A skipped hash would be a thousand times faster; a busy machine is not.
  expect(unknown / known).toBeGreaterThan(0.2);
});
