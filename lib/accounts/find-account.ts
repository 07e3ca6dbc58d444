import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { users } from '@/db/schema';
import { type Account, accountOf } from './account';

/** The account of an e-mail address, in whatever case, with its password's hash; undefined if there is none. */
export async function findAccount(
  db: Queryable,
  email: string,
): Promise<(Account & { readonly passwordHash: string; readonly disabledAt: Date | null }) | undefined> {
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      environments: users.environments,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
    })
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`);
  return row && accountOf(row);
}
