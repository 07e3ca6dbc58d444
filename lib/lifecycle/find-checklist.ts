import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags } from '@/db/schema';
import { storedPercentage } from '@/lib/flags/flag-row';
import type { FlagView } from '@/lib/flags/flag-view';
import { type CleanupStep, cleanupChecklist } from './cleanup-checklist';
import { listTombstones } from './list-tombstones';
import { stageOfFlag } from './stage-of-flag';

const evidence = z.array(
  z.object({
    dayCount: z.coerce.number(),
    lastAskedAt: z.coerce.date().nullable(),
    hasPlan: z.boolean(),
    hasSchedule: z.boolean(),
  }),
);

/** What is left to do until a flag is gone, as it looks from an environment; null where it is not on its way out. */
export async function findChecklist(
  db: Queryable,
  {
    flag,
    lastAskedHere,
    now,
  }: { readonly flag: FlagView; readonly lastAskedHere: string | null; readonly now: number },
): Promise<readonly CleanupStep[] | null> {
  const stage = stageOfFlag(flag, lastAskedHere, now);
  if (!flag.archived && stage !== 'stale' && stage !== 'at-100') return null;
  const [rows, found, [tombstone]] = await Promise.all([
    db
      .select({
        environment: environments.name,
        enabled: flagEnvironments.enabled,
        killed: flagEnvironments.killed,
        percentage: flagEnvironments.rolloutPercentage,
      })
      .from(flagEnvironments)
      .innerJoin(flags, and(eq(flags.id, flagEnvironments.flagId), isNull(flags.twinOf)))
      .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
      .where(eq(flags.key, flag.key))
      .orderBy(environments.id),
    db.execute(sql`
      select
        coalesce((select sum(count) from evaluation_counts
          where flag_key = flags.key and hour > now() - interval '24 hours'), 0) as "dayCount",
        (select max(last_at) from evaluation_counts where flag_key = flags.key) as "lastAskedAt",
        exists (select from rollout_plans where flag_id = flags.id and ended_at is null) as "hasPlan",
        exists (select from schedules where flag_id = flags.id and state = 'pending') as "hasSchedule"
      from flags where key = ${flag.key}`),
    flag.archived ? listTombstones(db, flag.key) : [],
  ]);
  const [{ dayCount, lastAskedAt, ...led } = { dayCount: 0, lastAskedAt: null, hasPlan: false, hasSchedule: false }] =
    evidence.parse(found);
  const shares = rows.map(({ environment, enabled, killed, percentage }) => ({
    environment: environment.toLowerCase(),
    share: killed ? null : enabled ? storedPercentage(percentage) : 0,
  }));
  return cleanupChecklist(
    {
      key: flag.key,
      stage,
      archived: flag.archived,
      shares,
      ...led,
      dayCount,
      lastAskedAt: lastAskedAt?.toISOString() ?? null,
      quietAt: tombstone?.quietAt ?? null,
    },
    now,
  );
}
