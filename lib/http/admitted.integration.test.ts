import { beforeAll, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { accountCalled, type FlagWorld, flagWorld } from '@/e2e/support/flag-world';
import type { Role } from '@/lib/accounts/account';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { closeSeal, sessionCookieName } from '@/lib/auth/seal';
import { startSession } from '@/lib/auth/start-session';
import { configuration } from '@/lib/configuration';
import { takeRefusals } from '@/lib/refusals/count-refusal';
import { admitted } from './admitted';

let world: FlagWorld;
beforeAll(async () => {
  world = await flagWorld();
});

const knock = (headers: Record<string, string>, method = 'GET') =>
  callEndpoint(async ({ request }) => Response.json(await admitted(request)), { headers, method });

/** The headers of a browser in which an account of that role is signed in. */
async function signedIn(role: Role): Promise<{ cookie: string; host: string }> {
  const actor = await accountCalled(world.db, role, role);
  const account = { id: actor.id, name: role, email: `${role}@example.com`, role, environments: 'all' } as const;
  const seal = await world.db.transaction((tx) => startSession(tx, { ...world.ada, anonymousId: null }, account));
  return {
    cookie: `${sessionCookieName({ cookiesAreSecure: false })}=${await closeSeal(seal, configuration().SESSION_SECRET)}`,
    host: 'sluice.test',
  };
}

test('a token and a signed-in admin may read and change configuration', async () => {
  const { token } = await makeApiToken(world.ada, { name: 'deploy', ability: 'admin' });
  expect((await knock({ authorization: `Bearer ${token}` }, 'PATCH')).body).toMatchObject({ type: 'token' });
  const admin = await signedIn('admin');
  expect((await knock(admin)).body).toMatchObject({ type: 'account', may: { administers: true } });
  expect((await knock({ ...admin, origin: 'http://sluice.test' }, 'PATCH')).status).toBe(200);
});

test('a stranger is asked who they are, in words that fit what they tried', async () => {
  const nobody = await knock({});
  expect(nobody.status).toBe(401);
  expect(nobody.body.error.message).toMatch(/^Send an API token/);
  const guess = await knock({ authorization: 'Bearer guessed' });
  expect(guess.status).toBe(401);
  expect(guess.body.error.message).toMatch(/not known, or was revoked/);
});

test('a member may neither change configuration nor read it', async () => {
  const member = { ...(await signedIn('member')), origin: 'http://sluice.test' };
  for (const method of ['GET', 'PATCH']) {
    const { status, body } = await knock(member, method);
    expect(status).toBe(403);
    expect(body.error.code).toBe('FORBIDDEN');
  }
});

test("an admin's cookie changes nothing from a page of another site, which is counted once, as that", async () => {
  takeRefusals();
  const { status, body } = await knock({ ...(await signedIn('admin')), origin: 'https://elsewhere.test' }, 'PATCH');
  expect(status).toBe(403);
  expect(body.error).toMatchObject({
    field: 'origin',
    message: expect.stringContaining('not sent by a page of this site'),
  });
  expect(takeRefusals()).toEqual([{ kind: 'from another site', count: 1 }]);
});
