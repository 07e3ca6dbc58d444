import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';

/** Whether anybody asks for a flag. */
export interface Asked {
  /** ISO 8601, to about ten seconds. */
  readonly lastAt: string;
  /** Answers in the last 24 hours. */
  readonly dayCount: number;
}

const asked = z.array(z.object({ key: z.string(), lastAt: z.coerce.date(), dayCount: z.coerce.number() }));

/**
 * Which flags of an environment were asked for within 30 days, by key. Most were asked for today, and today's rows are
 * enough for them; only for the others it looks further back.
 */
export async function listAsked(db: Queryable, environment: string): Promise<ReadonlyMap<string, Asked>> {
  if (!isAskable(environment)) return new Map();
  const rows = await db.execute(sql`
    with here as (select id from environments where key = ${environment}),
    today as (
      select flag_key, sum(count) as count, max(last_at) as last_at
      from evaluation_counts, here
      where environment_id = here.id and hour > now() - interval '24 hours'
      group by flag_key
    )
    select flag_key as key, last_at as "lastAt", count as "dayCount" from today
    union all
    select flags.key, earlier.last_at, 0
    from flags, here, lateral (
      select max(last_at) as last_at from evaluation_counts
      where environment_id = here.id and flag_key = flags.key
    ) as earlier
    where earlier.last_at is not null and not exists (select from today where today.flag_key = flags.key)`);
  return new Map(
    asked.parse(rows).map(({ key, lastAt, dayCount }) => [key, { lastAt: lastAt.toISOString(), dayCount }]),
  );
}
