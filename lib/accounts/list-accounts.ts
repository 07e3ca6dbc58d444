import { asc, eq } from 'drizzle-orm';
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

/** Everybody who can sign in, oldest account first, the first thousand unless said otherwise. For admins: it names people. */
export async function listAccounts(db: Queryable, limit = ACCOUNTS_LISTED_MAX): Promise<ListedAccount[]> {
  return (await select(db).orderBy(asc(users.id)).limit(limit)).map(accountOf);
}

/** The account of an id, or null. For admins. */
export async function findListedAccount(db: Queryable, id: number): Promise<ListedAccount | null> {
  const [row] = await select(db).where(eq(users.id, id));
  return row ? accountOf(row) : null;
}

function select(db: Queryable) {
  return db
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
    .$dynamic();
}
