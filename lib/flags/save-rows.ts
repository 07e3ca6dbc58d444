import type { ChangeContext } from '@/lib/change-context';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { versionConflict } from './conflict';
import { readFlagRows } from './flag-row';
import { flagNotFound, refuseArchived } from './rows-in-door';
import { type SavedValue, savedValues } from './saved-value';
import { saveRowsInput } from './schema';
import { writeFields } from './write-fields';

/**
 * Saves what was typed into several rows of the table, as one change with one note: all of them or none. Throws
 * CONFLICT, with what the others set as details, if any row was changed since it was looked at or is archived.
 */
export async function saveRows(
  ctx: ChangeContext,
  { environment, input }: { readonly environment: string; readonly input: unknown },
): Promise<Changed<SavedValue[]>> {
  const { rows: edits, note } = parseInput(saveRowsInput, input);
  return change(ctx, { environments: [environment], note }, async (door) => {
    const rows = await readFlagRows(
      door.tx,
      edits.map(({ key }) => key),
      door.environments.map(({ id }) => id),
    );
    const pairs = edits.map((edit) => {
      const row = rows.find(({ key }) => key === edit.key);
      if (!row) throw flagNotFound(edit.key);
      return { edit, row };
    });
    const overtaken = pairs.filter(({ edit, row }) => edit.version !== row.version).map(({ row }) => row);
    if (overtaken.length > 0) throw await versionConflict(door.tx, overtaken);
    refuseArchived(rows);
    const saved: SavedValue[] = [];
    for (const { edit, row } of pairs) {
      const wanted = {
        ...(edit.rollout_percentage !== undefined && { rollout_percentage: edit.rollout_percentage }),
        ...(edit.enabled !== undefined && { enabled: edit.enabled }),
      };
      await writeFields(door, [row], { environment, wanted, action: 'flag.edited' });
      saved.push(...savedValues(row, wanted));
    }
    return saved;
  });
}
