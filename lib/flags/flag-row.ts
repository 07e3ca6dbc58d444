import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags, rolloutPlans } from '@/db/schema';
import { parsePercentage } from '@/lib/engine/percentage';

/** A flag in one environment as verbs change it: the shared half and this environment's half, side by side. */
export interface FlagRow {
  readonly id: number;
  readonly key: string;
  readonly environmentId: number;
  readonly environment: string;
  readonly description: string;
  readonly kind: string;
  readonly identityPolicy: string;
  readonly failureMode: string;
  /** Whether keys that anybody can read may ask for it. */
  readonly clientVisible: boolean;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly archived: boolean;
  /** Whether it stands in for another flag when a kill is rehearsed. */
  readonly isTwin: boolean;
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly rolloutPercentage: number;
  readonly valueType: string;
  readonly variants: unknown;
  readonly onVariant: string;
  readonly offVariant: string;
  readonly defaultVariant: string;
  readonly split: unknown;
  readonly rules: unknown;
  readonly targets: unknown;
  readonly prerequisites: unknown;
  readonly version: number;
  /** Since when the switch and the percentage are what they are. */
  readonly decidedAt: Date;
  /** The entry of the last change here. */
  readonly lastEntryId: number | null;
  /** The rollout plan that leads it here, while it is not over. */
  readonly planId: number | null;
}

/** Reads flags by key (any case), or all, in the environments given, in key order. */
export async function readFlagRows(
  db: Queryable,
  keys: readonly string[] | 'all',
  environmentIds: readonly number[],
): Promise<FlagRow[]> {
  const rows = await db
    .select({
      id: flags.id,
      key: flags.key,
      environmentId: environments.id,
      environment: environments.key,
      description: flags.description,
      kind: flags.kind,
      identityPolicy: flags.identityPolicy,
      failureMode: flags.failureMode,
      clientVisible: flags.isClientVisible,
      owner: flags.owner,
      tags: flags.tags,
      archived: sql<boolean>`${flags.archivedAt} is not null`,
      isTwin: sql<boolean>`${flags.twinOf} is not null`,
      enabled: flagEnvironments.enabled,
      killed: flagEnvironments.killed,
      rolloutPercentage: flagEnvironments.rolloutPercentage,
      valueType: flags.valueType,
      variants: flags.variants,
      onVariant: flagEnvironments.onVariant,
      offVariant: flagEnvironments.offVariant,
      defaultVariant: flagEnvironments.defaultVariant,
      split: flagEnvironments.split,
      rules: flagEnvironments.rules,
      targets: flagEnvironments.targets,
      prerequisites: flagEnvironments.prerequisites,
      version: flagEnvironments.version,
      decidedAt: flagEnvironments.decidedAt,
      lastEntryId: flagEnvironments.lastEntryId,
      planId: rolloutPlans.id,
    })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
    // An index of the plans that are not over has at most one a flag and environment.
    .leftJoin(
      rolloutPlans,
      and(
        eq(rolloutPlans.flagId, flags.id),
        eq(rolloutPlans.environmentId, environments.id),
        inArray(rolloutPlans.state, ['waiting', 'running', 'paused']),
      ),
    )
    .where(
      and(
        keys === 'all'
          ? undefined
          : inArray(
              sql`lower(${flags.key})`,
              keys.filter(isAskable).map((key) => key.toLowerCase()),
            ),
        inArray(flagEnvironments.environmentId, [...environmentIds]),
      ),
    )
    .orderBy(asc(flags.key), asc(environments.id));
  return rows.map((row) => ({ ...row, rolloutPercentage: storedPercentage(row.rolloutPercentage) }));
}

/** The database's "12.500" as 12.5. Its constraint guarantees the range; a lie there is a bug worth rising. */
export function storedPercentage(text: string): number {
  const percentage = parsePercentage(text);
  if (percentage === null) throw new Error(`The database holds a percentage of ${text}.`);
  return percentage;
}
