import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiTokens } from '@/db/schema';
import { accessWorld, contextOf, entriesLeftBy, NOW, someone } from '@/e2e/support/access-world';
import type { Account } from '@/lib/accounts/account';
import { makeApiToken } from './make-api-token';
import { revokeApiToken } from './revoke-api-token';
import { authenticateToken } from './token';

let world: Awaited<ReturnType<typeof accessWorld>>;
let admin: Account;
let member: Account;
beforeAll(async () => {
  world = await accessWorld();
  [admin, member] = [await someone(world.db, 'admin'), await someone(world.db)];
});
afterAll(() => world.close());

const make = (name: string, by = admin) => makeApiToken(contextOf(world.db, by), { name, ability: 'admin' });

test('an API token opens the API, is stored as a hash, and is on record by its number and name', async () => {
  let made: Awaited<ReturnType<typeof make>> | undefined;
  const entries = await entriesLeftBy(world.db, async () => {
    made = await make('deploys');
  });
  if (!made) throw new Error('no token was made');
  expect(await authenticateToken(world.db, made.token, NOW)).toMatchObject({
    id: made.id,
    ability: 'admin',
    environments: 'all',
  });
  expect(JSON.stringify(await world.db.select().from(apiTokens))).not.toContain(made.token);
  expect(entries).toEqual([
    {
      action: 'token.created',
      actor: { type: 'account', id: admin.id },
      source: 'dashboard',
      before: null,
      after: { token: made.id, name: 'deploys', ability: 'admin' },
    },
  ]);
});

test('a revoked token is dead at once, on record, and cannot be revoked again', async () => {
  const { id, token } = await make('leaked');
  const entries = await entriesLeftBy(world.db, async () => {
    const both = [contextOf(world.db, admin), contextOf(world.db, admin)].map((ctx) => revokeApiToken(ctx, id));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
  expect(await authenticateToken(world.db, token, NOW)).toBeNull();
  expect(entries).toMatchObject([{ action: 'token.revoked', before: { token: id, name: 'leaked' }, after: null }]);
  await expect(revokeApiToken(contextOf(world.db, admin), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a token that shares the shown part with another is not the other', async () => {
  const { token, prefix } = await make('real');
  expect(await authenticateToken(world.db, `${prefix}${'A'.repeat(token.length - prefix.length)}`, NOW)).toBeNull();
  expect(await authenticateToken(world.db, `${token}A`, NOW)).toBeNull();
  expect(await authenticateToken(world.db, prefix, NOW)).toBeNull();
});

test('a member makes no tokens and revokes none', async () => {
  const { id, token } = await make('kept');
  const entries = await entriesLeftBy(world.db, async () => {
    await expect(make('mine', member)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(revokeApiToken(contextOf(world.db, member), id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
  expect(entries).toEqual([]);
  expect(await authenticateToken(world.db, token, NOW)).toMatchObject({ id });
});

test('a token has a name', async () => {
  await expect(make('  ')).rejects.toMatchObject({ code: 'INVALID_INPUT', more: { field: 'name' } });
});
