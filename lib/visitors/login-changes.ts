import { sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';

/** Visitors of a flag who were seen signed in on a device with an id, and those of them whose answer changed by it. */
export interface LoginChanges {
  readonly visitors: number;
  readonly changed: number;
}

/** Counts the sample of a flag, by its exact key: its newest visitors within 30 days, as of the last flush. */
export async function loginChanges(db: Queryable, environment: string, key: string): Promise<LoginChanges> {
  if (!isAskable(environment + key)) return { visitors: 0, changed: 0 };
  const [row] = await db.execute<{ visitors: number; changed: number }>(sql`
    select count(changed_at_login)::float8 as visitors, count(*) filter (where changed_at_login)::float8 as changed
    from visitors
    where environment_id = (select id from environments where key = ${environment}) and flag_key = ${key}`);
  return { visitors: row?.visitors ?? 0, changed: row?.changed ?? 0 };
}
