import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  accessContext,
  accessWorld,
  contextOf,
  entriesLeftBy,
  NOW,
  PASSWORD,
  someone,
} from '@/e2e/support/access-world';
import { makeInviteLink } from '@/lib/auth/invite-link';
import { makePasswordLink, redeemPasswordLink } from '@/lib/auth/password-link';
import { redeemInviteLink } from '@/lib/auth/redeem-invite-link';
import type { SessionSeal } from '@/lib/auth/seal';
import { readSession } from '@/lib/auth/session';
import { listSessions, revokeSession, signOutEverywhere } from '@/lib/auth/sessions-of';
import { signIn } from '@/lib/auth/sign-in';
import { startSession } from '@/lib/auth/start-session';
import type { Account } from './account';
import { changeRole } from './change-role';
import { disableAccount, enableAccount } from './disable-account';

let world: Awaited<ReturnType<typeof accessWorld>>;
let admin: Account;
beforeAll(async () => {
  world = await accessWorld();
  admin = await someone(world.db, 'admin');
});
afterAll(() => world.close());

const by = (account: Account) => contextOf(world.db, account);
const start = (account: Account): Promise<SessionSeal> =>
  world.db.transaction((tx) => startSession(tx, { ...accessContext(world.db), userAgent: 'A browser' }, account));
const roleNow = async (seal: SessionSeal) => (await readSession(world.db, seal, NOW))?.account;

test('another role, and where it is for, bites on the next request, and is on record', async () => {
  const eve = await someone(world.db, 'viewer');
  const seal = await start(eve);
  const input = { role: 'editor', environments: ['staging', 'development'] };
  const entries = await entriesLeftBy(world.db, async () => {
    expect(await changeRole(by(admin), { account: eve.id, input })).toBe(true);
    expect(await changeRole(by(admin), { account: eve.id, input })).toBe(false);
  });
  expect(await roleNow(seal)).toMatchObject(input);
  expect(entries).toMatchObject([
    {
      action: 'account.changed',
      before: { account: eve.id, role: 'viewer' },
      after: { account: eve.id, role: 'editor', environments: ['development', 'staging'] },
    },
  ]);
});

test.each([
  [{ role: 'owner' }, 'INVALID_INPUT', 'role'],
  [{ role: 'viewer', environments: ['staging'] }, 'INVALID_INPUT', 'environments'],
  [{ role: 'editor', environments: ['nowhere'] }, 'NOT_FOUND', 'environments'],
  [{ role: 'editor', admin: true }, 'INVALID_INPUT', 'admin'],
])('a role is not made of %j', async (input, code, field) => {
  const eve = await someone(world.db);
  await expect(changeRole(by(admin), { account: eve.id, input })).rejects.toMatchObject({ code, more: { field } });
});

test('nobody but an admin changes what people may do, and an editor neither', async () => {
  const [eve, bob] = [await someone(world.db, 'editor'), await someone(world.db)];
  const entries = await entriesLeftBy(world.db, async () => {
    for (const deed of [
      () => changeRole(by(eve), { account: eve.id, input: { role: 'admin' } }),
      () => disableAccount(by(eve), bob.id),
      () => enableAccount(by(eve), bob.id),
      () => signOutEverywhere(by(eve), bob.id),
      () => revokeSession(by(eve), { account: bob.id, session: 'x' }),
      () => makePasswordLink(by(eve), admin.id),
      () => makeInviteLink(by(eve), { role: 'admin' }),
    ]) {
      await expect(deed()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
  expect(entries).toEqual([]);
});

test('a disabled account is signed out at once and signs in no more, until it is opened again', async () => {
  const bob = await someone(world.db, 'editor');
  const seal = await start(bob);
  const signsIn = () =>
    signIn(accessContext(world.db), { input: { email: bob.email, password: PASSWORD }, address: crypto.randomUUID() });
  const entries = await entriesLeftBy(world.db, async () => {
    expect(await disableAccount(by(admin), bob.id)).toBe(true);
    expect(await disableAccount(by(admin), bob.id)).toBe(false);
  });
  expect(entries.map(({ action }) => action)).toEqual(['account.disabled']);
  expect(await roleNow(seal)).toBeUndefined();
  await expect(signsIn()).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('disabled') });
  expect(await enableAccount(by(admin), bob.id)).toBe(true);
  expect(await roleNow(seal)).toBeUndefined();
  expect(await roleNow(await signsIn())).toMatchObject({ role: 'editor' });
});

test('the last admin can neither be disabled nor be made less, whoever asks at once', async () => {
  const own = await accessWorld();
  const [one, other] = [await someone(own.db, 'admin'), await someone(own.db, 'admin')];
  const asked = [
    disableAccount(contextOf(own.db, one), other.id),
    changeRole(contextOf(own.db, other), { account: one.id, input: { role: 'viewer' } }),
  ];
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await own.close();
});

test('a link gives another password once, ends every session, and opens nothing of a disabled account', async () => {
  const bob = await someone(world.db, 'viewer');
  const seal = await start(bob);
  const token = await makePasswordLink(by(admin), bob.id);
  const redeem = (password: string, link = token) =>
    redeemPasswordLink(accessContext(world.db), { token: link, input: { password } });
  await expect(redeem('password1234')).rejects.toMatchObject({ more: { field: 'password' } });
  expect(await roleNow(await redeem('another sentence entirely'))).toMatchObject({ id: bob.id, role: 'viewer' });
  expect(await roleNow(seal)).toBeUndefined();
  await expect(redeem('another sentence entirely')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const later = await makePasswordLink(by(admin), bob.id);
  await disableAccount(by(admin), bob.id);
  await expect(redeem('yet another sentence of mine', later)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an invitation makes what it says, and nothing that its reader adds', async () => {
  const token = await makeInviteLink(by(admin), { role: 'editor', environments: ['staging'] });
  const input = { email: `${crypto.randomUUID()}@example.com`, name: 'Eve', password: PASSWORD, role: 'admin' };
  const seal = await redeemInviteLink(accessContext(world.db), { token, input });
  expect(await roleNow(seal)).toMatchObject({ role: 'editor', environments: ['staging'] });
});

test('somebody sees where they are signed in and ends one of them, or all', async () => {
  const bob = await someone(world.db);
  const [phone, laptop] = [await start(bob), await start(bob)];
  const [newest, ...others] = await listSessions(world.db, bob.id, NOW);
  expect(newest).toMatchObject({ userAgent: 'A browser' });
  expect(others).toHaveLength(1);
  expect(JSON.stringify([newest, ...others])).not.toContain(phone.sessionId);
  await revokeSession(by(bob), { account: bob.id, session: newest?.id ?? '' });
  expect(await listSessions(world.db, bob.id, NOW)).toEqual(others);
  const theirs = { account: admin.id, session: others[0]?.id ?? '' };
  await expect(revokeSession(by(admin), theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await signOutEverywhere(by(bob), bob.id)).toBe(true);
  expect([await roleNow(phone), await roleNow(laptop)]).toEqual([undefined, undefined]);
});
