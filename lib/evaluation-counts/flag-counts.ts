import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';

export const HOURS_TOLD = 24;

/** How often one variant of a flag was answered, and when it last was. */
export interface VariantCounts {
  readonly variant: string;
  readonly day: number;
  readonly week: number;
  /** ISO 8601, to about ten seconds. */
  readonly lastAt: string;
}

/** How often a flag was answered in an environment, by the database's clock. */
export interface FlagCounts {
  /** Variants answered within 30 days, by name. */
  readonly variants: readonly VariantCounts[];
  /** All answers of the last 24 hours by the hour, the oldest first; the last one is the hour that it is. */
  readonly hours: readonly number[];
  /** When it was last answered, ISO 8601; null where it was not within 30 days. */
  readonly lastAskedAt: string | null;
}

const variants = z.array(
  z.object({
    variant: z.string(),
    day: z.coerce.number(),
    week: z.coerce.number(),
    lastAt: z.coerce.date().transform((at) => at.toISOString()),
  }),
);
const hours = z.array(z.object({ count: z.coerce.number() }));

/** Counts the answers of a flag, by its exact key. Nothing was counted, or nothing exists: zeros. */
export async function flagCounts(db: Queryable, environment: string, key: string): Promise<FlagCounts> {
  if (!isAskable(environment + key)) {
    return { variants: [], hours: new Array<number>(HOURS_TOLD).fill(0), lastAskedAt: null };
  }
  const ours = sql`environment_id = (select id from environments where key = ${environment}) and flag_key = ${key}`;
  const [byVariant, byHour] = await Promise.all([
    db.execute(sql`
      select variant, max(last_at) as "lastAt",
        coalesce(sum(count) filter (where hour > now() - interval '24 hours'), 0) as day,
        coalesce(sum(count) filter (where hour > now() - interval '7 days'), 0) as week
      from evaluation_counts where ${ours} group by variant order by variant`),
    db.execute(sql`
      select coalesce(sum(count), 0) as count
      from generate_series(
        date_trunc('hour', now(), 'UTC') - ${HOURS_TOLD - 1} * interval '1 hour',
        date_trunc('hour', now(), 'UTC'), interval '1 hour') as slot
      left join evaluation_counts on hour = slot and ${ours}
      group by slot order by slot`),
  ]);
  const told = variants.parse(byVariant);
  const asked = told.map(({ lastAt }) => lastAt).toSorted();
  return { variants: told, hours: hours.parse(byHour).map(({ count }) => count), lastAskedAt: asked.at(-1) ?? null };
}
