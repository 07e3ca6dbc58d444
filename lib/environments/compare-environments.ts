import { inArray } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import { difference, fieldsOf } from '@/lib/flags/flag-fields';
import { type FlagRow, readFlagRows } from '@/lib/flags/flag-row';
import { PART_NAMES, PARTS, type Part } from './schema';

/** A flag that two environments do not decide alike. Only the fields that differ stand in `here` and `there`. */
export interface FlagDifference {
  readonly key: string;
  readonly parts: readonly Part[];
  /** As it is in the environment that would be written to, and that version. */
  readonly here: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly isLed: boolean;
  /** As it is in the environment that would be copied. */
  readonly there: Readonly<Record<string, unknown>>;
  /** Killed there: a copy takes the switch and not the kill. */
  readonly isKilledThere: boolean;
}

/** How the flags of an environment differ from another's, in key order; archived flags and twins of drills are left out. */
export async function compareEnvironments(
  db: Queryable,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ readonly flagCount: number; readonly differences: readonly FlagDifference[] }> {
  const ids = await idsOf(db, [from, to]);
  const rows = await readFlagRows(db, 'all', [...ids.values()]);
  const theirs = new Map(rows.flatMap((row) => (row.environment === from ? [[row.key, row]] : [])));
  const ours = rows.filter((row) => row.environment === to && !row.archived && !row.isTwin);
  const differences = ours.flatMap((row) => {
    const other = theirs.get(row.key);
    const found = other && differenceOf(row, other);
    return found ? [found] : [];
  });
  return { flagCount: ours.length, differences };
}

/** The fields that a copy sets, of the parts that were chosen. */
export function copiedFields(row: FlagRow, parts: readonly Part[]): Readonly<Record<string, unknown>> {
  // Where weights decide, the percentage under them says nothing, and is not to be set.
  const { rollout_percentage: percentage, ...rest } = fieldsOf(row);
  const fields: Readonly<Record<string, unknown>> =
    row.split === null ? { ...rest, rollout_percentage: percentage } : rest;
  return Object.fromEntries(
    parts.flatMap((part) => PARTS[part].flatMap((field) => (field in fields ? [[field, fields[field]]] : []))),
  );
}

function differenceOf(row: FlagRow, other: FlagRow): FlagDifference | null {
  const found = difference(fieldsOf(row), copiedFields(other, PART_NAMES));
  if (!found) return null;
  return {
    key: row.key,
    parts: PART_NAMES.filter((part) => PARTS[part].some((field) => field in found.after)),
    here: found.before,
    version: row.version,
    isLed: row.planId !== null,
    there: found.after,
    isKilledThere: other.killed,
  };
}

/** The ids of environments, by key. Throws NOT_FOUND, naming the one that there is not. */
export async function idsOf(db: Queryable, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ key: environments.key, id: environments.id })
    .from(environments)
    .where(inArray(environments.key, keys.filter(isAskable)));
  const ids = new Map(rows.map(({ key, id }) => [key, id]));
  const missing = keys.find((key) => !ids.has(key));
  if (missing === undefined) return ids;
  throw new DomainError('NOT_FOUND', `There is no environment ${missing.slice(0, 40)}.`, { field: 'environment' });
}
