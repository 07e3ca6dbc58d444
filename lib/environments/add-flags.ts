import { sql } from 'drizzle-orm';
import { flagEnvironments } from '@/db/schema';
import { formatPercentage } from '@/lib/engine/percentage';
import { type FlagFields, fieldsOf } from '@/lib/flags/flag-fields';
import type { FlagRow } from '@/lib/flags/flag-row';
import type { Door, LockedEnvironment } from '@/lib/history/change';

/**
 * Puts flags into an environment that has none yet, like in the one that `rows` are of, or switched off. No kill comes
 * with a copy: a flag that is killed there begins switched off here, so that it is off until somebody looks at it.
 */
export async function addFlags(
  door: Door,
  environment: LockedEnvironment,
  { rows, isCopy }: { readonly rows: readonly FlagRow[]; readonly isCopy: boolean },
): Promise<void> {
  const begun = rows.map((row) => ({ row, fields: isCopy ? copied(fieldsOf(row)) : blank(fieldsOf(row)) }));
  const ids = await door.recordAll(
    environment,
    begun.map(({ row, fields }) => ({ action: 'flag.created', flag: row.key, before: null, after: { ...fields } })),
  );
  environment.flagCountDelta += begun.length;
  const values = begun.map(({ row, fields }, nth) => valuesOf(door, environment, { row, fields, entryId: ids[nth] }));
  for (let from = 0; from < values.length; from += ROWS_PER_INSERT) {
    await door.tx.insert(flagEnvironments).values(values.slice(from, from + ROWS_PER_INSERT));
  }
}

// 15 values each, of PostgreSQL's 65,535 a statement; and some carry a thousand targets.
const ROWS_PER_INSERT = 200;

function copied(fields: FlagFields): FlagFields {
  return { ...fields, enabled: fields.enabled && !fields.killed, killed: false };
}

function blank(fields: FlagFields): FlagFields {
  const nobody = { rules: [], targets: [], prerequisites: [], split: null };
  return { ...fields, ...nobody, enabled: false, killed: false, rollout_percentage: 0 };
}

function valuesOf(
  door: Door,
  environment: LockedEnvironment,
  { row, fields, entryId }: { row: FlagRow; fields: FlagFields; entryId: number | undefined },
) {
  return {
    flagId: row.id,
    environmentId: environment.id,
    enabled: fields.enabled,
    rolloutPercentage: formatPercentage(fields.rollout_percentage),
    onVariant: fields.on_variant,
    offVariant: fields.off_variant,
    defaultVariant: fields.default_variant,
    split: fields.split ?? sql`null`,
    rules: fields.rules,
    targets: fields.targets,
    prerequisites: fields.prerequisites,
    revision: environment.revision,
    updatedAt: door.at,
    decidedAt: door.at,
    lastEntryId: entryId ?? null,
  };
}
