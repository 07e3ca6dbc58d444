import type { ChangeContext } from '@/lib/change-context';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { versionConflict } from './conflict';
import { flagInDoor } from './rows-in-door';
import { archiveInput } from './schema';
import { writeFields } from './write-fields';

/**
 * Lifts a kill: the flag answers by its switch, rules and percentage again, as they are now. Lifting what is not killed
 * changes nothing. Throws NOT_FOUND, and CONFLICT if `version` is given and stale.
 */
export async function liftFlag(
  ctx: ChangeContext,
  { environment, key, input }: { readonly environment: string; readonly key: string; readonly input: unknown },
): Promise<Changed<boolean>> {
  const { note, version } = parseInput(archiveInput, input);
  return change(ctx, { environments: [environment], evenRetired: true, note }, async (door) => {
    const { rows, row } = await flagInDoor(door, { environment, key });
    if (version !== undefined && version !== row.version) throw await versionConflict(door.tx, [row]);
    return writeFields(door, rows, { environment, wanted: { killed: false }, action: 'flag.lifted' });
  });
}
