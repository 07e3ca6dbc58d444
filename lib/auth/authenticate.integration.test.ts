import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { accessContext, accessWorld, contextOf, NOW, PASSWORD, someone } from '@/e2e/support/access-world';
import type { Account } from '@/lib/accounts/account';
import { authenticate } from './authenticate';
import { endSession } from './end-session';
import { makeApiToken } from './make-api-token';
import { ALL_RIGHTS, NO_RIGHTS } from './rights';
import { closeSeal, type SessionSeal } from './seal';
import { signIn } from './sign-in';

const SECRET = 'a secret of the test, long enough for iron';
const settings = { sessionSecrets: [SECRET], cookiesAreSecure: false, PUBLIC_URL: undefined };
const OURS = { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' };

let world: Awaited<ReturnType<typeof accessWorld>>;
let admin: Account;
let member: Account;
beforeAll(async () => {
  world = await accessWorld();
  [admin, member] = [await someone(world.db, 'admin'), await someone(world.db)];
});
afterAll(() => world.close());

const signedIn = (account: Account) =>
  signIn(accessContext(world.db), { input: { email: account.email, password: PASSWORD }, address: account.email });
const cookieOf = async (seal: SessionSeal) => `theme=dark; sluice_session=${await closeSeal(seal, SECRET)}`;
const ask = (method: string, headers: Record<string, string>) =>
  authenticate(new Request('http://127.0.0.1:3000/api/flags', { method, headers }), {
    db: world.db,
    settings,
    now: NOW,
  });

describe('somebody signed in', () => {
  test('may what their row says', async () => {
    const [adas, bobs] = [await cookieOf(await signedIn(admin)), await cookieOf(await signedIn(member))];
    expect(await ask('POST', { ...OURS, cookie: adas })).toEqual({ type: 'account', id: admin.id, may: ALL_RIGHTS });
    expect(await ask('POST', { ...OURS, cookie: bobs })).toEqual({ type: 'account', id: member.id, may: NO_RIGHTS });
  });

  test('is nobody after signing out, though the copied cookie still opens', async () => {
    const seal = await signedIn(admin);
    const cookie = await cookieOf(seal);
    await endSession(accessContext(world.db), seal);
    expect(await ask('GET', { cookie })).toBeNull();
  });

  test.each(['POST', 'PATCH', 'DELETE'])('changes nothing (%s) from a page of another site', async (method) => {
    const cookie = await cookieOf(await signedIn(admin));
    await expect(ask(method, { ...OURS, cookie, origin: 'https://evil.example' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(ask(method, { host: OURS.host, cookie })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(method, { host: OURS.host, cookie, 'sec-fetch-site': 'same-origin' })).toMatchObject({
      id: admin.id,
    });
  });

  test('may read from wherever they came', async () => {
    const cookie = await cookieOf(await signedIn(admin));
    expect(await ask('GET', { cookie, 'sec-fetch-site': 'cross-site' })).toMatchObject({ id: admin.id });
  });
});

describe('a machine', () => {
  test('is its bearer token, and needs no origin', async () => {
    const { id, token } = await makeApiToken(contextOf(world.db, admin), {
      name: 'deploys',
      ability: 'write',
      environments: ['staging'],
    });
    const may = { reads: ['staging'], writes: ['staging'], administers: false };
    const actor = { type: 'token', id, may };
    expect(await ask('POST', { authorization: `Bearer ${token}` })).toEqual(actor);
    expect(await ask('POST', { authorization: `Bearer ${token}`, origin: 'https://evil.example' })).toEqual(actor);
  });

  test.each(['Bearer sluice_unknown', 'Bearer', 'Basic YTpi', ''])(
    'with the header %j is nobody, also beside the cookie of an admin',
    async (authorization) => {
      const cookie = await cookieOf(await signedIn(admin));
      expect(await ask('POST', { ...OURS, cookie, authorization })).toBeNull();
    },
  );
});

test.each([{}, { cookie: 'sluice_session=' }, { cookie: 'sluice_session=forged' }, { cookie: 'other=1' }])(
  'a request with %j is from nobody',
  async (headers) => {
    expect(await ask('POST', { ...OURS, ...headers })).toBeNull();
  },
);

test('where the database is away, nobody is told that they are nobody', async () => {
  const away = openDatabase('postgres://nobody@127.0.0.1:1/none', { connectionCountMax: 1 });
  const headers = { authorization: 'Bearer sluice_whatever' };
  const asked = authenticate(new Request('http://127.0.0.1:3000/api/flags', { headers }), {
    db: away.db,
    settings,
    now: NOW,
  });
  await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await away.close();
});
