import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { oneTimeLinks, users } from '@/db/schema';
import {
  accessContext,
  accessWorld,
  contextOf,
  entriesLeftBy,
  NOW,
  PASSWORD,
  someone,
} from '@/e2e/support/access-world';
import { makeInviteLink } from './invite-link';
import { peekLink } from './one-time-link';
import { redeemInviteLink } from './redeem-invite-link';
import { redeemSetupLink } from './redeem-setup-link';
import { readSession } from './session';
import { makeSetupLink } from './setup-link';
import { signIn } from './sign-in';

const ada = { email: 'ada@example.com', name: 'Ada', password: 'a new horse battery' };
const bob = { email: 'bob@example.com', name: 'Bob', password: 'a new horse battery' };

// Whether an admin exists is a fact about the whole database: each test has its own.
let world: Awaited<ReturnType<typeof accessWorld>>;
beforeEach(async () => {
  world = await accessWorld();
});
afterEach(() => world.close());

const redeem = (token: string, input: unknown = ada, minutes = 0) =>
  redeemSetupLink(accessContext(world.db, minutes), { token, input });
const codeOf = (refused: PromiseSettledResult<unknown>) => (refused.status === 'rejected' ? refused.reason.code : 'in');

describe('a setup link', () => {
  test('makes the first admin, signs them in, and is on record from the making', async () => {
    const entries = await entriesLeftBy(world.db, async () => {
      const seal = await redeem(await makeSetupLink(world.db, NOW));
      expect(await readSession(world.db, seal, NOW)).toMatchObject({ account: { email: ada.email, role: 'admin' } });
    });
    expect(entries).toEqual([
      {
        action: 'link.made',
        actor: { type: 'system', id: null },
        source: 'script',
        before: null,
        after: { purpose: 'setup' },
      },
      {
        action: 'account.created',
        actor: { type: 'account', id: 1 },
        source: 'dashboard',
        before: null,
        after: { account: 1, role: 'admin' },
      },
      expect.objectContaining({ action: 'session.started' }),
    ]);
  });

  test('used twice at once makes exactly one admin', async () => {
    const token = await makeSetupLink(world.db, NOW);
    const outcomes = await Promise.allSettled([redeem(token), redeem(token, bob)]);
    expect(outcomes.map(codeOf).sort()).toEqual(['NOT_FOUND', 'in']);
    expect(await world.db.$count(users)).toBe(1);
  });

  test('beside another, used at once, makes exactly one admin', async () => {
    const tokens = [await makeSetupLink(world.db, NOW), await makeSetupLink(world.db, NOW)] as const;
    const outcomes = await Promise.allSettled([redeem(tokens[0]), redeem(tokens[1], bob)]);
    expect(outcomes.map(codeOf).sort()).toEqual(['CONFLICT', 'in']);
    expect(await world.db.$count(users)).toBe(1);
  });

  test('works for a day', async () => {
    const token = await makeSetupLink(world.db, NOW);
    await expect(redeem(token, ada, 24 * 60)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await redeem(token, ada, 24 * 60 - 1)).toMatchObject({ name: 'Ada' });
  });

  test('is refused once an admin exists, and cannot be made any more', async () => {
    const token = await makeSetupLink(world.db, NOW);
    await someone(world.db, 'admin');
    await expect(redeem(token)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(makeSetupLink(world.db, NOW)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await world.db.$count(users)).toBe(1);
  });

  test('is not used up by a password that is too short', async () => {
    const token = await makeSetupLink(world.db, NOW);
    await expect(redeem(token, { ...ada, password: 'short' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      more: { field: 'password' },
    });
    expect(await peekLink(world.db, token, NOW)).toBe('setup');
    expect(await redeem(token)).toMatchObject({ name: 'Ada' });
    expect(await peekLink(world.db, token, NOW)).toBeNull();
  });

  test('cannot be guessed, nor read out of the database', async () => {
    const token = await makeSetupLink(world.db, NOW);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const [row] = await world.db.select().from(oneTimeLinks);
    expect(JSON.stringify(row)).not.toContain(token);
    await expect(redeem(row?.tokenHash ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a reset link', () => {
  test('lets an admin back in with a new password, ends what was open, and is on record', async () => {
    const admin = await someone(world.db, 'admin');
    const input = { email: admin.email, password: PASSWORD };
    const stolen = await signIn(accessContext(world.db), { input, address: '198.51.100.7' });
    const entries = await entriesLeftBy(world.db, async () => {
      const token = await makeSetupLink(world.db, NOW, { replaces: true });
      const seal = await redeem(token, { ...ada, email: admin.email });
      expect(await readSession(world.db, seal, NOW)).toMatchObject({ account: admin });
    });
    expect(await readSession(world.db, stolen, NOW)).toBeNull();
    await expect(signIn(accessContext(world.db), { input, address: '198.51.100.8' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(entries).toMatchObject([
      { action: 'link.made', after: { purpose: 'reset' } },
      {
        action: 'account.password-reset',
        actor: { type: 'system', id: null },
        before: { account: admin.id, role: 'admin' },
        after: { account: admin.id, role: 'admin' },
      },
      { action: 'session.started' },
    ]);
  });

  test('leaves the sessions of everybody else open', async () => {
    const [admin, other] = [await someone(world.db, 'admin'), await someone(world.db)];
    const input = { email: other.email, password: PASSWORD };
    const seal = await signIn(accessContext(world.db), { input, address: '198.51.100.7' });
    await redeem(await makeSetupLink(world.db, NOW, { replaces: true }), { ...ada, email: admin.email });
    expect(await readSession(world.db, seal, NOW)).toMatchObject({ account: other });
  });

  test('makes an admin of an address that has no account', async () => {
    await someone(world.db, 'admin');
    await redeem(await makeSetupLink(world.db, NOW, { replaces: true }));
    expect(await world.db.$count(users, eq(users.role, 'admin'))).toBe(2);
  });
});

describe('an invitation', () => {
  const accept = (token: string, input: unknown = bob) => redeemInviteLink(accessContext(world.db), { token, input });

  test('makes one member, who is signed in, and is on record', async () => {
    const admin = await someone(world.db, 'admin');
    const entries = await entriesLeftBy(world.db, async () => {
      const seal = await accept(await makeInviteLink(contextOf(world.db, admin), { role: 'member' }));
      expect(await readSession(world.db, seal, NOW)).toMatchObject({ account: { email: bob.email, role: 'member' } });
    });
    expect(entries).toMatchObject([
      { action: 'link.made', actor: { type: 'account', id: admin.id }, after: { purpose: 'invite' } },
      { action: 'account.created', after: { role: 'member' } },
      { action: 'session.started' },
    ]);
  });

  test('is not a member’s to make', async () => {
    const member = await someone(world.db);
    await expect(makeInviteLink(contextOf(world.db, member), { role: 'member' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await world.db.$count(oneTimeLinks)).toBe(0);
  });

  test('used twice at once makes exactly one member', async () => {
    const admin = await someone(world.db, 'admin');
    const token = await makeInviteLink(contextOf(world.db, admin), { role: 'member' });
    const outcomes = await Promise.allSettled([accept(token), accept(token, ada)]);
    expect(outcomes.map(codeOf).sort()).toEqual(['NOT_FOUND', 'in']);
  });

  test('for somebody who has an account is refused, and can still be used', async () => {
    const admin = await someone(world.db, 'admin');
    const token = await makeInviteLink(contextOf(world.db, admin), { role: 'member' });
    await expect(accept(token, { ...bob, email: admin.email })).rejects.toMatchObject({
      code: 'CONFLICT',
      more: { field: 'email' },
    });
    expect(await accept(token)).toMatchObject({ name: 'Bob' });
  });

  test('never makes an admin, nor does a setup link make a member', async () => {
    const admin = await someone(world.db, 'admin');
    const invite = await makeInviteLink(contextOf(world.db, admin), { role: 'member' });
    await expect(redeem(invite)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const reset = await makeSetupLink(world.db, NOW, { replaces: true });
    await expect(accept(reset)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
