import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';

/** How often somebody was refused, by kind. `lastAt` is ISO 8601. */
export interface RefusalCounts {
  readonly kind: string;
  readonly day: number;
  readonly week: number;
  readonly lastAt: string;
}

/** The refusals of the last week, those of most in front. */
export async function listRefusals(db: Queryable): Promise<RefusalCounts[]> {
  const rows = await db.execute<{ kind: string; day: number; week: number; last: number }>(sql`
    select kind,
      coalesce(sum(count) filter (where hour > now() - interval '24 hours'), 0)::float8 as day,
      sum(count)::float8 as week, extract(epoch from max(last_at))::float8 * 1000 as last
    from refusals where hour > now() - interval '7 days'
    group by kind order by week desc, kind`);
  return rows.map(({ kind, day, week, last }) => ({ kind, day, week, lastAt: new Date(last).toISOString() }));
}
