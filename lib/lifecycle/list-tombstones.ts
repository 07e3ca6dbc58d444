import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/db/client';

/** How long nobody may have asked for a tombstone, in any environment, before it can be deleted. */
export const QUIET_DAYS = 14;
const DAY_MS = 86_400_000;

/** An archived flag that goes on giving its last answer. ISO 8601. */
export interface Tombstone {
  readonly flag: string;
  readonly archivedAt: string;
  /** Answers in the last 24 hours, in all environments. */
  readonly dayCount: number;
  /** When somebody last asked, in any environment; null where nobody did within 30 days. */
  readonly lastAskedAt: string | null;
  /** From when on it can be deleted, should nobody ask until then. */
  readonly quietAt: string;
}

const iso = z.coerce.date().transform((at) => at.toISOString());
const rows = z.array(
  z.object({ flag: z.string(), archivedAt: iso, dayCount: z.coerce.number(), lastAskedAt: iso.nullable() }),
);

/** All tombstones, or the one of a key, in the order of their keys. */
export async function listTombstones(db: Queryable, key?: string): Promise<Tombstone[]> {
  const only = key === undefined ? sql`` : sql`and flags.key = ${key}`;
  const found = await db.execute(sql`
    select flags.key as flag, archived_at as "archivedAt", coalesce(asked.day, 0) as "dayCount", asked.last_at as "lastAskedAt"
    from flags left join lateral (
      select sum(count) filter (where hour > now() - interval '24 hours') as day, max(last_at) as last_at
      from evaluation_counts where flag_key = flags.key
    ) asked on true
    where archived_at is not null and twin_of is null ${only} order by flags.key`);
  return rows.parse(found).map((row) => {
    const noisyUntil = Math.max(Date.parse(row.archivedAt), row.lastAskedAt === null ? 0 : Date.parse(row.lastAskedAt));
    return { ...row, quietAt: new Date(noisyUntil + QUIET_DAYS * DAY_MS).toISOString() };
  });
}
