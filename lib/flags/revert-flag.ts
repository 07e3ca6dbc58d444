import { rightsOf } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type Changed, change } from '@/lib/history/change';
import { flagStateAt } from '@/lib/history/flag-state-at';
import { parseInput } from '@/lib/parse-input';
import { versionConflict } from './conflict';
import { definedOnly } from './defined-only';
import { difference, type FlagFields, fieldsOf, isShared } from './flag-fields';
import type { FlagRow } from './flag-row';
import { flagInDoor, refuseArchived } from './rows-in-door';
import { flagPatchInput, revertInput } from './schema';
import { writeFields } from './write-fields';

/** What a revert brings back: all that may be edited. Kills are not: only a kill kills, and only a lift lifts. */
const revertible = flagPatchInput.omit({ note: true, version: true }).strip();

/**
 * Brings a flag back to what it was right after an entry of its history in `environment`; fields that all environments
 * share go back in all of them. Throws NOT_FOUND where the entry is not this flag's, FORBIDDEN where such a field would go
 * back and the actor may not change every environment, CONFLICT while it is archived or if `version` is stale.
 */
export async function revertFlag(
  ctx: ChangeContext,
  { environment, key, input }: { readonly environment: string; readonly key: string; readonly input: unknown },
): Promise<Changed<boolean>> {
  const { entry_id: entryId, note, version } = parseInput(revertInput, input);
  const mayAll = rightsOf(ctx.actor).writes === 'all';
  return change(ctx, { environments: mayAll ? 'all' : [environment], note }, async (door) => {
    const { rows, row } = await flagInDoor(door, { environment, key });
    refuseArchived([row]);
    if (version !== undefined && version !== row.version) throw await versionConflict(door.tx, [row]);
    const state = await flagStateAt(door.tx, { environment, flag: row.key, entryId });
    if (!state) {
      throw new DomainError('NOT_FOUND', `Entry ${entryId} is not in the history of ${row.key} in ${environment}.`, {
        field: 'entry_id',
      });
    }
    const wanted = definedOnly(parseInput(revertible, state));
    if (!mayAll) refuseShared(row, wanted);
    return writeFields(door, rows, { environment, wanted, action: 'flag.reverted' });
  });
}

function refuseShared(row: FlagRow, wanted: Partial<FlagFields>): void {
  const shared = Object.keys(difference(fieldsOf(row), wanted)?.after ?? {}).filter(isShared);
  if (shared.length === 0) return;
  const message = `This would also bring back ${shared.join(', ')}, which all environments share. Ask somebody who may change all of them.`;
  throw new DomainError('FORBIDDEN', message, { field: 'entry_id' });
}
