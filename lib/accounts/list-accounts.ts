import { asc } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { users } from '@/db/schema';
import { type Account, accountOf } from './account';

export const ACCOUNTS_LISTED_MAX = 1_000;

export interface ListedAccount extends Account {
  readonly createdAt: Date;
  /** Since when it opens nothing; null where it does. */
  readonly disabledAt: Date | null;
  /** The anonymous id by which it was known first, and when they were linked and parted. */
  readonly firstId: string | null;
  readonly firstIdLinkedAt: Date | null;
  readonly firstIdErasedAt: Date | null;
}

/** Everybody who can sign in, oldest account first, at most the first thousand. For admins: it names people. */
export async function listAccounts(db: Queryable): Promise<ListedAccount[]> {
  const rows = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      environments: users.environments,
      disabledAt: users.disabledAt,
      createdAt: users.createdAt,
      firstId: users.firstAnonymousId,
      firstIdLinkedAt: users.firstIdLinkedAt,
      firstIdErasedAt: users.firstIdErasedAt,
    })
    .from(users)
    .orderBy(asc(users.id))
    .limit(ACCOUNTS_LISTED_MAX);
  return rows.map(accountOf);
}
