import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions, users } from '@/db/schema';
import { accessContext, accessWorld, contextOf, entriesLeftBy, NOW, someone } from '@/e2e/support/access-world';
import type { Account } from '@/lib/accounts/account';
import { endSession } from './end-session';
import { eraseFirstId } from './erase-first-id';
import type { SessionSeal } from './seal';
import { readSession } from './session';
import { startSession } from './start-session';

let world: Awaited<ReturnType<typeof accessWorld>>;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world.close());

function start(account: Account): Promise<SessionSeal> {
  return world.db.transaction((tx) => startSession(tx, accessContext(world.db), account));
}

test('a session says who somebody is and what they may do at this moment, and starting it is on record', async () => {
  const ada = await someone(world.db, 'admin');
  let seal: SessionSeal | undefined;
  const entries = await entriesLeftBy(world.db, async () => {
    seal = await start(ada);
  });
  expect(seal).toMatchObject({ accountId: ada.id, name: 'Ada', expiresAt: NOW.getTime() + 14 * 86_400_000 });
  expect(await readSession(world.db, seal ?? null, NOW)).toEqual({ sessionId: seal?.sessionId, account: ada });
  expect(entries).toEqual([
    {
      action: 'session.started',
      actor: { type: 'account', id: ada.id },
      source: 'dashboard',
      before: null,
      after: { account: ada.id },
    },
  ]);
});

test('the first anonymous id that an account comes with is its first id, and history does not say which', async () => {
  const ada = await someone(world.db);
  const [mine, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const startedWith = (id: string | null) =>
    world.db.transaction((tx) => startSession(tx, accessContext(world.db, 0, id), ada));
  expect((await startedWith(null)).firstId).toBeNull();
  const entries = await entriesLeftBy(world.db, async () => {
    expect((await startedWith(mine)).firstId).toBe(mine);
    expect((await startedWith(other)).firstId).toBe(mine);
    expect((await startedWith(null)).firstId).toBe(mine);
  });
  expect(entries.map(({ after }) => after)).toEqual([
    { account: ada.id, first_id_linked: true },
    { account: ada.id },
    { account: ada.id },
  ]);
  expect(JSON.stringify(entries)).not.toContain(mine);
});

test('a first id that is erased is gone for good, ends the sessions that carry it, and is on record without the id', async () => {
  const [admin, ada] = [await someone(world.db, 'admin'), await someone(world.db)];
  const mine = crypto.randomUUID();
  const startedWith = (id: string | null) =>
    world.db.transaction((tx) => startSession(tx, accessContext(world.db, 0, id), ada));
  const seal = await startedWith(mine);
  const erase = (by: Account, account: unknown = ada.id) => eraseFirstId(contextOf(world.db, by), { account });
  await expect(erase(ada)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(erase(admin, 'everybody')).rejects.toMatchObject({ code: 'INVALID_INPUT', more: { field: 'account' } });
  const entries = await entriesLeftBy(world.db, () => erase(admin, String(ada.id)));
  expect(entries).toEqual([
    {
      action: 'account.first-id-erased',
      actor: { type: 'account', id: admin.id },
      source: 'dashboard',
      before: { account: ada.id, first_id_linked: true },
      after: { account: ada.id, first_id_linked: false },
    },
  ]);
  expect(await readSession(world.db, seal, NOW)).toBeNull();
  expect((await startedWith(mine)).firstId).toBeNull();
  expect(JSON.stringify(await world.db.select().from(users).where(eq(users.id, ada.id)))).not.toContain(mine);
  await expect(erase(admin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the table does not hold what the cookie carries', async () => {
  const seal = await start(await someone(world.db));
  const rows = await world.db.select().from(sessions).where(eq(sessions.userId, seal.accountId));
  expect(JSON.stringify(rows)).not.toContain(seal.sessionId);
});

test('signing out kills every copy of the cookie, and is on record', async () => {
  const ada = await someone(world.db);
  const seal = await start(ada);
  const copy = { ...seal };
  const entries = await entriesLeftBy(world.db, () => endSession(accessContext(world.db), seal));
  expect(await readSession(world.db, copy, NOW)).toBeNull();
  expect(entries).toEqual([
    {
      action: 'session.ended',
      actor: { type: 'account', id: ada.id },
      source: 'dashboard',
      before: { account: ada.id },
      after: null,
    },
  ]);
});

test('signing out twice at once ends one session, on record once', async () => {
  const seal = await start(await someone(world.db));
  const outcomes: string[] = [];
  const entries = await entriesLeftBy(world.db, async () => {
    const both = [accessContext(world.db), accessContext(world.db)].map((ctx) => endSession(ctx, seal));
    outcomes.push(...(await Promise.all(both)));
  });
  expect(outcomes.sort()).toEqual(['ended', 'not-open']);
  expect(entries).toHaveLength(1);
});

test('signing out on one device leaves the other signed in', async () => {
  const ada = await someone(world.db);
  const [here, there] = [await start(ada), await start(ada)];
  await endSession(accessContext(world.db), here);
  expect(await readSession(world.db, there, NOW)).toMatchObject({ account: ada });
});

test('a session is over after 14 days', async () => {
  const seal = await start(await someone(world.db));
  expect(await readSession(world.db, seal, new Date(seal.expiresAt - 1))).not.toBeNull();
  expect(await readSession(world.db, seal, new Date(seal.expiresAt))).toBeNull();
});

test('losing a role bites on the next request, whatever the cookie says', async () => {
  const ada = await someone(world.db, 'admin');
  const seal = Object.assign(await start(ada), { role: 'admin' });
  await world.db.update(users).set({ role: 'member' }).where(eq(users.id, ada.id));
  expect(await readSession(world.db, seal, NOW)).toMatchObject({ account: { role: 'member' } });
});

test('a cookie is nobody whose session was never started, or names another account', async () => {
  const [ada, bob] = [await someone(world.db), await someone(world.db)];
  const seal = await start(ada);
  expect(await readSession(world.db, { ...seal, sessionId: 'guessed' }, NOW)).toBeNull();
  expect(await readSession(world.db, { ...seal, accountId: bob.id }, NOW)).toMatchObject({ account: { id: ada.id } });
  expect(await readSession(world.db, null, NOW)).toBeNull();
});
