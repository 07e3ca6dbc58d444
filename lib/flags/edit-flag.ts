import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { weighted } from '@/lib/variants/weighted';
import { versionConflict } from './conflict';
import { definedOnly } from './defined-only';
import { fieldsOf, isShared } from './flag-fields';
import { flagInDoor, refuseArchived } from './rows-in-door';
import { type FlagPatchInput, flagPatchInput } from './schema';
import { writeFields } from './write-fields';

/**
 * Edits a flag: its switch and percentage in one environment, what all environments share in all of them, as one
 * change. Throws NOT_FOUND, INVALID_INPUT, and CONFLICT if `version` is stale or the flag is archived.
 */
export async function editFlag(
  ctx: ChangeContext,
  { environment, key, patch }: { readonly environment: string; readonly key: string; readonly patch: unknown },
): Promise<Changed<boolean>> {
  const { note, version, weights, ...wanted } = parseInput(flagPatchInput, patch);
  refuseTwoWays(wanted, weights);
  const given = definedOnly(wanted);
  const environments = Object.keys(given).some(isShared) ? 'all' : [environment];
  return change(ctx, { environments, note }, async (door) => {
    const { rows, row } = await flagInDoor(door, { environment, key });
    refuseArchived([row]);
    if (version !== undefined && version !== row.version) throw await versionConflict(door.tx, [row]);
    const split = weights && { split: weighted({ ...fieldsOf(row), ...given }, weights) };
    return writeFields(door, rows, { environment, wanted: { ...given, ...split }, action: 'flag.edited' });
  });
}

function refuseTwoWays({ split, rollout_percentage }: Partial<FlagPatchInput>, weights: unknown): void {
  if (weights && split !== undefined) {
    throw new DomainError('INVALID_INPUT', 'Give weights or a split.', { field: 'weights' });
  }
  if (rollout_percentage === undefined || !(weights || split)) return;
  throw new DomainError('INVALID_INPUT', 'Give a percentage, or weights in its place.', {
    field: 'rollout_percentage',
  });
}
