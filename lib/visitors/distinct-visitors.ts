import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';

/**
 * How many distinct visitors and users were seen for a flag since an instant, as of the last flush. Of more than the sample
 * holds it is the sample's size: never more than there were.
 */
export async function distinctVisitors(
  db: Queryable,
  { environmentId, flag, since }: { readonly environmentId: number; readonly flag: string; readonly since: Date },
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::float8 as count from visitors
    where environment_id = ${environmentId} and flag_key = ${flag} and last_at >= ${since.toISOString()}::timestamptz`);
  return row?.count ?? 0;
}
