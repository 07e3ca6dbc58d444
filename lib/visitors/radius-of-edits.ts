import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/db/client';
import { environments } from '@/db/schema';
import { readFlagRows } from '@/lib/flags/flag-row';
import { flagNotFound } from '@/lib/flags/rows-in-door';
import { flagPatchInput, ROWS_PER_SAVE_MAX } from '@/lib/flags/schema';
import { parseInput } from '@/lib/parse-input';
import { askersIn } from '@/lib/targeting/askers-in';
import { type BlastRadius, blastRadius } from './blast-radius';
import type { WeighedEdit } from './danger-of';

const input = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        key: z.string(),
        enabled: flagPatchInput.shape.enabled,
        rollout_percentage: flagPatchInput.shape.rollout_percentage,
      }),
    )
    .min(1, { error: 'Name a flag, and what would be set.' })
    .max(ROWS_PER_SAVE_MAX, { error: `Ask for at most ${ROWS_PER_SAVE_MAX} rows at once.` }),
});

/** Whom edits would touch: flag by flag, and in all. Instants are ISO 8601; null where nobody was seen. */
export interface EditsRadius {
  readonly total: BlastRadius;
  readonly flags: readonly (BlastRadius & {
    readonly key: string;
    readonly hasRules: boolean;
    /** Flags whose answers hang on this one. */
    readonly dependents: readonly string[];
  })[];
  /** The same edits, for whoever judges them. */
  readonly weighed: readonly WeighedEdit[];
  /** Since when the oldest of the sample was last seen. */
  readonly since: string | null;
}

const sampled = z.array(z.object({ position: z.number(), hasSeen: z.boolean(), lastAt: z.coerce.date() }));

/**
 * Whom edits that are not made yet would touch, of those seen for the flags. A flag with rules is told as such: who matches
 * a rule is not in the sample, so only its share is counted. Throws INVALID_INPUT, and NOT_FOUND.
 */
export async function radiusOfEdits(
  db: Queryable,
  { environment, edits }: { readonly environment: string; readonly edits: unknown },
): Promise<EditsRadius> {
  const { rows } = parseInput(input, edits);
  const [here] = await db.select({ id: environments.id }).from(environments).where(eq(environments.key, environment));
  const environmentId = here?.id ?? 0;
  const keys = rows.map(({ key }) => key);
  const [stored, askers] = await Promise.all([readFlagRows(db, keys, [environmentId]), askersIn(db, environmentId)]);
  const flags: EditsRadius['flags'][number][] = [];
  const weighed: WeighedEdit[] = [];
  let since: Date | null = null;
  for (const row of rows) {
    const flag = stored.find(({ key }) => key === row.key);
    if (!flag) throw flagNotFound(row.key);
    const sample = sampled.parse(
      await db.execute(sql`select position, has_seen as "hasSeen", last_at as "lastAt" from visitors
        where environment_id = ${environmentId} and flag_key = ${flag.key}`),
    );
    for (const { lastAt } of sample) if (since === null || lastAt < since) since = lastAt;
    const after = {
      enabled: row.enabled ?? flag.enabled,
      killed: flag.killed,
      rolloutPercentage: row.rollout_percentage ?? flag.rolloutPercentage,
    };
    const hasRules = [flag.rules, flag.targets, flag.prerequisites].some((one) => Array.isArray(one) && one.length > 0);
    const radius = blastRadius(sample, { before: flag, after });
    flags.push({ key: flag.key, hasRules, dependents: askers.get(flag.key) ?? [], ...radius });
    weighed.push({ key: flag.key, before: flag, after, radius, decidedAt: flag.decidedAt.getTime() });
  }
  return { total: sumOf(flags), flags, weighed, since: since === null ? null : since.toISOString() };
}

function sumOf(flags: readonly BlastRadius[]): BlastRadius {
  const sum = (of: (one: BlastRadius) => number) => flags.reduce((total, one) => total + of(one), 0);
  return {
    sampled: sum(({ sampled }) => sampled),
    gained: sum(({ gained }) => gained),
    lost: sum(({ lost }) => lost),
    lostAfterSeeing: sum(({ lostAfterSeeing }) => lostAfterSeeing),
    unchanged: sum(({ unchanged }) => unchanged),
  };
}
