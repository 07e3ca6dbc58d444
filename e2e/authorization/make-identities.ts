import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '@/db/client';
import type { Role } from '@/lib/accounts/account';
import { createAccount } from '@/lib/accounts/create-account';
import { disableAccount } from '@/lib/accounts/disable-account';
import { makeApiToken } from '@/lib/auth/make-api-token';
import { revokeApiToken } from '@/lib/auth/revoke-api-token';
import type { Scope } from '@/lib/auth/rights';
import { closeSeal } from '@/lib/auth/seal';
import { startSession } from '@/lib/auth/start-session';
import type { ChangeContext } from '@/lib/change-context';
import type { Identities, Identity } from './identities';

// Prints the headers of one of each who may knock, as JSON.
const { DATABASE_URL = '', SESSION_SECRET = '' } = process.env;

async function makeAll(): Promise<Identities> {
  const { db, close } = openDatabase(DATABASE_URL, { connectionCountMax: 2 });
  const ctx: ChangeContext = {
    db,
    actor: { type: 'system' },
    source: 'script',
    requestId: randomUUID(),
    now: new Date(),
    expireTags: () => {},
  };
  const account = (role: Role, environments: Scope = 'all') => signedIn(db, { ctx, role, environments });
  const token = async (input: object, now = new Date()) => {
    const made = await makeApiToken({ ...ctx, now }, { name: 'a machine', ...input });
    return { ...made, headers: { authorization: `Bearer ${made.token}` } };
  };
  try {
    const revoked = await token({ ability: 'admin' });
    await revokeApiToken(ctx, revoked.id);
    const disabled = await account('admin');
    await disableAccount(ctx, disabled.id);
    const past = new Date(Date.now() - 3 * 86_400_000);
    return {
      nobody: {},
      revokedToken: revoked.headers,
      expiredToken: (await token({ ability: 'admin', expires_in_days: 1 }, past)).headers,
      disabledUser: disabled.headers,
      member: (await account('member')).headers,
      evaluateToken: (await token({ ability: 'evaluate' })).headers,
      viewer: (await account('viewer')).headers,
      readToken: (await token({ ability: 'read' })).headers,
      stagingReadToken: (await token({ ability: 'read', environments: ['staging'] })).headers,
      stagingEditor: (await account('editor', ['staging'])).headers,
      stagingWriteToken: (await token({ ability: 'write', environments: ['staging'] })).headers,
    };
  } finally {
    await close();
  }
}

async function signedIn(
  db: Database,
  { ctx, ...rights }: { ctx: ChangeContext; role: Role; environments: Scope },
): Promise<{ readonly id: number; readonly headers: Identity }> {
  const fresh = { email: `${randomUUID()}@example.com`, name: 'Eve', passwordHash: 'nobody', ...rights };
  const account = await db.transaction((tx) => createAccount(tx, ctx, fresh));
  const seal = await db.transaction((tx) => startSession(tx, { ...ctx, anonymousId: null }, account));
  return { id: account.id, headers: { cookie: `sluice_session=${await closeSeal(seal, SESSION_SECRET)}` } };
}

process.stdout.write(JSON.stringify(await makeAll()));
