import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import type { Role } from '@/lib/accounts/account';
import { createAccount } from '@/lib/accounts/create-account';
import { hashPassword } from '@/lib/auth/password';
import { closeSeal, sessionCookieName } from '@/lib/auth/seal';
import { startSession } from '@/lib/auth/start-session';

/** Makes an account that is signed in, and gives its session as a Cookie header. */
export async function signIn(db: Database, role: Role, secret: string): Promise<string> {
  const now = new Date();
  const ctx = { db, source: 'script', requestId: randomUUID(), now, actor: { type: 'system' } } as const;
  const passwordHash = await hashPassword(randomUUID());
  const seal = await db.transaction(async (tx) => {
    const account = await createAccount(tx, ctx, { email: 'bench@example.com', name: 'Bench', role, passwordHash });
    return startSession(tx, { ...ctx, anonymousId: null }, account);
  });
  return `${sessionCookieName({ cookiesAreSecure: false })}=${await closeSeal(seal, secret)}`;
}
