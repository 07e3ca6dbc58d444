import type { ChangeContext } from '@/lib/change-context';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { versionConflict } from './conflict';
import { definedOnly } from './defined-only';
import { isShared } from './flag-fields';
import { flagInDoor, refuseArchived } from './rows-in-door';
import { flagPatchInput } from './schema';
import { writeFields } from './write-fields';

/**
 * Edits a flag: its switch and percentage in one environment, what all environments share in all of them, as one
 * change. Throws NOT_FOUND, INVALID_INPUT, and CONFLICT if `version` is stale or the flag is archived.
 */
export async function editFlag(
  ctx: ChangeContext,
  { environment, key, patch }: { readonly environment: string; readonly key: string; readonly patch: unknown },
): Promise<Changed<boolean>> {
  const { note, version, ...wanted } = parseInput(flagPatchInput, patch);
  const given = definedOnly(wanted);
  const environments = Object.keys(given).some(isShared) ? 'all' : [environment];
  return change(ctx, { environments, note }, async (door) => {
    const { rows, row } = await flagInDoor(door, { environment, key });
    refuseArchived([row]);
    if (version !== undefined && version !== row.version) throw await versionConflict(door.tx, [row]);
    return writeFields(door, rows, { environment, wanted: given, action: 'flag.edited' });
  });
}
