import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessContext, accessWorld, contextOf, someone } from '@/e2e/support/access-world';
import type { Account } from '@/lib/accounts/account';
import { eraseFirstId } from '@/lib/auth/erase-first-id';
import { startSession } from '@/lib/auth/start-session';
import { keyFor } from '@/lib/engine/key-for';
import type { IdentityPolicy } from '@/lib/engine/types';
import { newAnonymousId } from './anonymous';
import { identitiesOf } from './identities-of';

let world: Awaited<ReturnType<typeof accessWorld>>;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world.close());

/** A browser: its anonymous id until its cookies are cleared, and who is signed in, as its sealed cookie says. */
function browser() {
  let [anonymousId, accountId, firstId]: [string, number | null, string | null] = [newAnonymousId(), null, null];
  return {
    id: () => anonymousId,
    async signIn(account: Account) {
      const seal = await world.db.transaction((tx) =>
        startSession(tx, accessContext(world.db, 0, anonymousId), account),
      );
      ({ accountId, firstId } = seal);
    },
    signOut() {
      [accountId, firstId] = [null, null];
    },
    clearCookies() {
      [anonymousId, accountId, firstId] = [newAnonymousId(), null, null];
    },
    /** What a flag of that policy hashes for whoever sits here. */
    hashes: (identityPolicy: IdentityPolicy) =>
      keyFor({ identityPolicy, identityPath: null }, null, {
        identities: identitiesOf({ anonymousId, accountId, firstId }),
      }),
  };
}

test('sticky-first keeps the first id over sign-in, a second device and cleared cookies; signed out, a device is its own', async () => {
  const ada = await someone(world.db);
  const [phone, laptop] = [browser(), browser()];
  const first = phone.id();
  expect(phone.hashes('sticky-first')).toBe(first);
  await phone.signIn(ada);
  expect(phone.hashes('sticky-first')).toBe(first);
  expect(laptop.hashes('sticky-first')).toBe(laptop.id());
  await laptop.signIn(ada);
  expect(laptop.hashes('sticky-first')).toBe(first);
  laptop.signOut();
  expect(laptop.hashes('sticky-first')).toBe(laptop.id());
  phone.clearCookies();
  expect(phone.hashes('sticky-first')).toBe(phone.id());
  expect(phone.id()).not.toBe(first);
  await phone.signIn(ada);
  expect(phone.hashes('sticky-first')).toBe(first);
});

test('adopt-user is the account wherever it is signed in, and the device wherever nobody is', async () => {
  const ada = await someone(world.db);
  const [phone, laptop] = [browser(), browser()];
  expect(phone.hashes('adopt-user')).toBe(phone.id());
  await phone.signIn(ada);
  await laptop.signIn(ada);
  expect([phone, laptop].map(({ hashes }) => hashes('adopt-user'))).toEqual([`${ada.id}`, `${ada.id}`]);
  laptop.signOut();
  expect(laptop.hashes('adopt-user')).toBe(laptop.id());
  phone.clearCookies();
  expect(phone.hashes('adopt-user')).toBe(phone.id());
});

test('after its first id is erased an account is each device’s own id, however often it signs in', async () => {
  const [admin, ada] = [await someone(world.db, 'admin'), await someone(world.db)];
  const [phone, laptop] = [browser(), browser()];
  await phone.signIn(ada);
  await eraseFirstId(contextOf(world.db, admin), { account: ada.id });
  await laptop.signIn(ada);
  await phone.signIn(ada);
  expect(laptop.hashes('sticky-first')).toBe(laptop.id());
  expect(phone.hashes('sticky-first')).toBe(phone.id());
});
