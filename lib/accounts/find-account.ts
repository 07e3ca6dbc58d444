import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { users } from '@/db/schema';
import { type Account, roleOf } from './account';

/** The account of an e-mail address, in whatever case, with its password's hash; undefined if there is none. */
export async function findAccount(
  db: Queryable,
  email: string,
): Promise<(Account & { readonly passwordHash: string }) | undefined> {
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`);
  return row && { ...row, role: roleOf(row.role) };
}
