import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiTokens, users } from '@/db/schema';
import { accessContext, accessWorld, contextOf, entriesLeftBy, NOW, someone } from '@/e2e/support/access-world';
import { ensureFirstAdmin } from './first-admin';
import { ensureFirstToken } from './first-token';
import { revokeApiToken } from './revoke-api-token';
import { signIn } from './sign-in';
import { authenticateToken } from './token';

let world: Awaited<ReturnType<typeof accessWorld>>;
beforeEach(async () => {
  world = await accessWorld();
});
afterEach(() => world.close());

describe('the first admin of the environment variables', () => {
  const settings = { SLUICE_ADMIN_EMAIL: 'Owner@example.com', SLUICE_ADMIN_PASSWORD: 'the owner’s password' };
  const enter = (password: string) =>
    signIn(accessContext(world.db), { input: { email: 'owner@example.com', password }, address: '198.51.100.7' });

  test('is made at the first start, by the machine, and can sign in', async () => {
    const entries = await entriesLeftBy(world.db, () => ensureFirstAdmin(world.db, settings, NOW));
    expect(entries).toEqual([
      {
        action: 'account.created',
        actor: { type: 'system', id: null },
        source: 'script',
        before: null,
        after: { account: 1, role: 'admin' },
      },
    ]);
    expect(await enter(settings.SLUICE_ADMIN_PASSWORD)).toMatchObject({ accountId: 1 });
  });

  test('is one, however many instances start at once', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => ensureFirstAdmin(world.db, settings, NOW)));
    expect(outcomes.sort()).toEqual(['exists', 'exists', 'exists', 'made']);
    expect(await world.db.$count(users)).toBe(1);
  });

  test('keeps the password that it has by now, and does not join an admin who was there before', async () => {
    await ensureFirstAdmin(world.db, settings, NOW);
    const later = { ...settings, SLUICE_ADMIN_PASSWORD: 'another password of theirs' };
    expect(await ensureFirstAdmin(world.db, later, NOW)).toBe('exists');
    const other = { ...settings, SLUICE_ADMIN_EMAIL: 'second@example.com' };
    expect(await ensureFirstAdmin(world.db, other, NOW)).toBe('exists');
    expect(await enter(settings.SLUICE_ADMIN_PASSWORD)).toMatchObject({ accountId: 1 });
    expect(await world.db.$count(users)).toBe(1);
  });

  test('is nobody where the variables are not set', async () => {
    const unset = { SLUICE_ADMIN_EMAIL: undefined, SLUICE_ADMIN_PASSWORD: undefined };
    expect(await ensureFirstAdmin(world.db, unset, NOW)).toBe('not-asked');
    expect(await world.db.$count(users)).toBe(0);
  });
});

describe('the first API token of the environment variable', () => {
  const settings = { SLUICE_ADMIN_TOKEN: 'one token of thirty-two characters or more' };
  const another = { SLUICE_ADMIN_TOKEN: 'two token of thirty-two characters or more' };

  test('is made once, by the machine, and opens the API', async () => {
    const entries = await entriesLeftBy(world.db, async () => {
      expect(await ensureFirstToken(world.db, settings, NOW)).toBe('made');
      expect(await ensureFirstToken(world.db, settings, NOW)).toBe('exists');
    });
    expect(entries).toEqual([
      {
        action: 'token.created',
        actor: { type: 'system', id: null },
        source: 'script',
        before: null,
        after: { token: 1, name: 'SLUICE_ADMIN_TOKEN', ability: 'admin' },
      },
    ]);
    expect(await authenticateToken(world.db, settings.SLUICE_ADMIN_TOKEN, NOW)).toMatchObject({
      id: 1,
      ability: 'admin',
    });
  });

  test('is one, however many instances start at once', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => ensureFirstToken(world.db, settings, NOW)));
    expect(outcomes.sort()).toEqual(['exists', 'exists', 'exists', 'made']);
    expect(await world.db.$count(apiTokens)).toBe(1);
  });

  test('is dead once the variable has another value, and stays dead', async () => {
    await ensureFirstToken(world.db, settings, NOW);
    const entries = await entriesLeftBy(world.db, () => ensureFirstToken(world.db, another, NOW));
    expect(entries.map(({ action }) => action)).toEqual(['token.created', 'token.revoked']);
    expect(await authenticateToken(world.db, settings.SLUICE_ADMIN_TOKEN, NOW)).toBeNull();
    expect(await authenticateToken(world.db, another.SLUICE_ADMIN_TOKEN, NOW)).toMatchObject({ id: 2 });
    expect(await ensureFirstToken(world.db, settings, NOW)).toBe('exists');
    expect(await authenticateToken(world.db, settings.SLUICE_ADMIN_TOKEN, NOW)).toBeNull();
  });

  test('that an admin revoked does not come back at the next start', async () => {
    await ensureFirstToken(world.db, settings, NOW);
    await revokeApiToken(contextOf(world.db, await someone(world.db, 'admin')), 1);
    expect(await ensureFirstToken(world.db, settings, NOW)).toBe('exists');
    expect(await authenticateToken(world.db, settings.SLUICE_ADMIN_TOKEN, NOW)).toBeNull();
  });
});
