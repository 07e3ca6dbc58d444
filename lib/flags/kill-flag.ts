import type { ChangeContext } from '@/lib/change-context';
import { isDrillsKill } from '@/lib/drills/is-drills-kill';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { flagInDoor } from './rows-in-door';
import { killInput } from './schema';
import { killAnew, writeFields } from './write-fields';

/**
 * Kills a flag in one environment: off for everybody, before its rules and whatever its failure mode says, until it is
 * lifted. Its switch, percentage and rules stay. Asks for no version and takes archived flags too, because an incident
 * must not lose a race, for no note where others are asked for one, and waits 12 s for its turn where others give up after 3. Killing twice changes nothing, except that the kill of a running drill becomes one that stays.
 * Throws NOT_FOUND.
 */
export async function killFlag(
  ctx: ChangeContext,
  { environment, key, input }: { readonly environment: string; readonly key: string; readonly input: unknown },
): Promise<Changed<boolean>> {
  const { note } = parseInput(killInput, input);
  const scope = { environments: [environment], evenRetired: true, evenSilent: true, isUrgent: true, note };
  return change(ctx, scope, async (door) => {
    const { rows, row } = await flagInDoor(door, { environment, key });
    if (row.killed && (await isDrillsKill(door, row))) return killAnew(door, row);
    return writeFields(door, rows, { environment, wanted: { killed: true }, action: 'flag.killed' });
  });
}
