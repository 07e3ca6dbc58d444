import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { type Role, rightsOfAccount } from '@/lib/accounts/account';
import { createAccount } from '@/lib/accounts/create-account';
import type { Scope } from '@/lib/auth/rights';
import type { Actor, ChangeContext } from '@/lib/change-context';
import { createFlag } from '@/lib/flags/create-flag';
import { applySettings } from './apply-settings';
import { testDatabase } from './test-database';

export const PRODUCTION = 'production';

/** An installation of this caller's own: three environments, one admin called Ada, and no flags. */
export interface FlagWorld {
  readonly url: string;
  readonly db: Database;
  /** What Ada's verbs are handed. */
  readonly ada: ChangeContext;
  /** Makes a flag, on for 10 % of the devices in production unless said otherwise. */
  flag(key: string, said?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** Makes the installation; `settings` are further environment variables of this process. */
export async function flagWorld(settings: Readonly<Record<string, string>> = {}): Promise<FlagWorld> {
  const { url } = await testDatabase();
  applySettings({ DATABASE_URL: url, ...settings });
  const { db, close } = openDatabase(url);
  afterAll(close);
  const ada = contextOf(db, await accountCalled(db, 'Ada'));
  return {
    url,
    db,
    ada,
    async flag(key, said = {}) {
      const input = { key, identity_policy: 'device', enabled: true, rollout_percentage: 10, ...said };
      await createFlag(ada, { environment: PRODUCTION, input });
      return key;
    },
  };
}

/** An account, of an admin unless said otherwise, whose password nobody knows. */
export async function accountCalled(
  db: Database,
  name: string,
  role: Role = 'admin',
  environments: Scope = 'all',
): Promise<Extract<Actor, { type: 'account' }>> {
  const email = `${randomUUID()}@example.com`;
  const about = { source: 'script', requestId: randomUUID(), now: new Date() } as const;
  const account = await db.transaction((tx) =>
    createAccount(
      tx,
      { ...about, actor: { type: 'system' } },
      { email, name, role, environments, passwordHash: 'nobody' },
    ),
  );
  return { type: 'account', id: account.id, may: rightsOfAccount(account) };
}

/** What a verb is handed by the dashboard, for somebody. */
export function contextOf(db: Database, actor: Actor): ChangeContext {
  return { db, actor, source: 'dashboard', requestId: randomUUID(), now: new Date(), expireTags: () => {} };
}
