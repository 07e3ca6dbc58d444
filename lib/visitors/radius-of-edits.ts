import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/db/client';
import { environments } from '@/db/schema';
import { ALONE } from '@/lib/engine/evaluate';
import { type FlagFields, fieldsOf } from '@/lib/flags/flag-fields';
import { readFlagRows } from '@/lib/flags/flag-row';
import { flagNotFound } from '@/lib/flags/rows-in-door';
import { parseInput } from '@/lib/parse-input';
import { residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import { askersIn } from '@/lib/targeting/askers-in';
import { type BlastRadius, blastRadius, type Configuration } from './blast-radius';
import type { WeighedEdit } from './danger-of';
import { compiledOf, editedFields } from './edited-flag';
import { recentContexts } from './recent-contexts';
import { radiusInput } from './schema';
import { wholeRadius } from './whole-radius';

/** Whom edits would touch: flag by flag, and in all. Instants are ISO 8601; null where nobody was seen. */
export interface EditsRadius {
  readonly total: BlastRadius;
  readonly flags: readonly (BlastRadius & {
    readonly key: string;
    readonly hasRules: boolean;
    /** `contexts`: run through the whole flag, over those whom this instance saw of late. `positions`: its share only. */
    readonly basis: 'positions' | 'contexts';
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
 * Whom edits that are not made yet would touch, of those seen for the flags. Where more than a percentage decides, before
 * or after, the visitors whom this process saw of late are run through the whole flag; where it saw nobody, and for
 * percentages, the stored sample of all instances is, of which only positions are known. Throws INVALID_INPUT, NOT_FOUND.
 */
export async function radiusOfEdits(
  db: Queryable,
  { environment, edits }: { readonly environment: string; readonly edits: unknown },
): Promise<EditsRadius> {
  const { rows } = parseInput(radiusInput, edits);
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
    const { key: _key, ...edit } = row;
    const [was, would] = [fieldsOf(flag), editedFields(flag, edit)];
    const hasRules = isMoreThanShare(was) || isMoreThanShare(would) || changesVariants(was, would);
    const seen = hasRules ? recentContexts().of(environment, flag.key) : [];
    const told =
      seen.length > 0
        ? {
            basis: 'contexts' as const,
            radius: wholeRadius(seen, {
              before: compiledOf(flag.key, was),
              after: compiledOf(flag.key, would),
              world: residentSnapshots()?.current(environment) ?? ALONE,
              now: Date.now(),
            }),
            oldest: new Date(Math.min(...seen.map(({ at }) => at))),
          }
        : await positionsRadius(db, { environmentId, key: flag.key, before: shareOf(was), after: shareOf(would) });
    if (told.oldest !== null && (since === null || told.oldest < since)) since = told.oldest;
    const { radius, basis } = told;
    flags.push({ key: flag.key, hasRules, basis, dependents: askers.get(flag.key) ?? [], ...radius });
    weighed.push({
      key: flag.key,
      before: shareOf(was),
      after: shareOf(would),
      radius,
      decidedAt: flag.decidedAt.getTime(),
    });
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
    moved: sum(({ moved }) => moved),
    unchanged: sum(({ unchanged }) => unchanged),
  };
}

/** Over the stored sample of a flag, of all instances. */
async function positionsRadius(
  db: Queryable,
  {
    environmentId,
    key,
    before,
    after,
  }: { environmentId: number; key: string; before: Configuration; after: Configuration },
) {
  const sample = sampled.parse(
    await db.execute(sql`select position, has_seen as "hasSeen", last_at as "lastAt" from visitors
      where environment_id = ${environmentId} and flag_key = ${key}`),
  );
  const oldest = sample.reduce<Date | null>((old, { lastAt }) => (old === null || lastAt < old ? lastAt : old), null);
  return { basis: 'positions' as const, radius: blastRadius(sample, { before, after }), oldest };
}

/** Whether anything but the switch and a percentage decides. */
function isMoreThanShare({ rules, targets, prerequisites, split }: FlagFields): boolean {
  return split !== null || [rules, targets, prerequisites].some((one) => Array.isArray(one) && one.length > 0);
}

function changesVariants(was: FlagFields, would: FlagFields): boolean {
  return (['variants', 'on_variant', 'off_variant'] as const).some(
    (field) => !isDeepStrictEqual(was[field], would[field]),
  );
}

function shareOf({ enabled, killed, rollout_percentage: rolloutPercentage }: FlagFields): Configuration {
  return { enabled, killed, rolloutPercentage };
}
