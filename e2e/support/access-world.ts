import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { history, installation } from '@/db/schema';
import { type Account, type Role, rightsOfAccount } from '@/lib/accounts/account';
import { createAccount } from '@/lib/accounts/create-account';
import type { AccessContext } from '@/lib/auth/access-context';
import { hashPassword } from '@/lib/auth/password';
import type { ChangeContext } from '@/lib/change-context';
import { chainHash, type EntryBody } from '@/lib/history/entry';
import { testDatabase } from './test-database';

export const NOW = new Date('2026-11-22T12:00:00.000Z');
export const PASSWORD = 'correct horse battery';

/** An installation of this caller's own, without accounts. */
export async function accessWorld(): Promise<ReturnType<typeof openDatabase>> {
  const { url } = await testDatabase();
  return openDatabase(url);
}

/** What a verb of access is handed; later by `minutes`, if asked. */
export function accessContext(db: Database, minutes = 0, anonymousId: string | null = null): AccessContext {
  const now = new Date(NOW.getTime() + minutes * 60_000);
  return { db, source: 'dashboard', requestId: randomUUID(), now, anonymousId };
}

/** What a verb for admins is handed, by somebody of that role. */
export function contextOf(db: Database, account: Account): ChangeContext {
  return {
    ...accessContext(db),
    actor: { type: 'account', id: account.id, may: rightsOfAccount(account) },
    expireTags: () => {},
  };
}

/** Somebody with an account, whose password is PASSWORD. */
export async function someone(db: Database, role: Role = 'member'): Promise<Account> {
  const passwordHash = await hashPassword(PASSWORD);
  const email = `${randomUUID()}@example.com`;
  return db.transaction((tx) =>
    createAccount(tx, { ...accessContext(db), actor: { type: 'system' } }, { email, name: 'Ada', role, passwordHash }),
  );
}

/** The access chain so far, after checking that it holds together link by link up to the head that is kept. */
export async function accessEntries(db: Database): Promise<EntryBody[]> {
  const rows = await db.select().from(history).where(eq(history.chain, 'access')).orderBy(asc(history.sequence));
  let hash = '';
  for (const row of rows) {
    expect(row.previousHash).toBe(hash);
    hash = chainHash(hash, row.body);
    expect(row.hash).toBe(hash);
  }
  const [head] = await db.select().from(installation);
  expect(head).toMatchObject({ chainSequence: rows.length, chainHash: hash });
  return rows.map((row) => JSON.parse(row.body));
}

/** The entries that `work` leaves, as far as a reader looks at them. */
export async function entriesLeftBy(db: Database, work: () => Promise<unknown>) {
  const before = (await accessEntries(db)).length;
  await work();
  const left = (await accessEntries(db)).slice(before);
  return left.map(({ action, actor, source, before, after }) => ({ action, actor, source, before, after }));
}
