import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments, history } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type Changed, change, type Door } from '@/lib/history/change';
import type { FlagAction } from '@/lib/history/entry';
import { readBody } from '@/lib/history/read-body';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { versionConflict } from './conflict';
import { definedOnly } from './defined-only';
import { type FlagRow, readFlagRows } from './flag-row';
import { refuseArchived } from './rows-in-door';
import { type SavedValue, savedValues } from './saved-value';
import { flagPatchInput, undoInput } from './schema';
import { writeFields } from './write-fields';

// Making, archiving, restoring, killing and lifting are taken back by their own opposites.
const UNDOABLE: FlagAction[] = ['flag.edited', 'flag.reverted'];
const undoable = flagPatchInput.omit({ note: true, version: true }).strip();

/**
 * Takes an edit back: every value that it set becomes what it was before. Throws NOT_FOUND for an unknown change or one
 * that made, archived, restored, killed or lifted a flag, and CONFLICT where anything of it was changed again since.
 */
export async function undoChange(ctx: ChangeContext, input: unknown): Promise<Changed<SavedValue[]>> {
  const { change_id: changeId } = parseInput(undoInput, input);
  const entries = await unavailableWhenUnreachable(() => editsOf(ctx.db, changeId));
  if (entries.length === 0) throw new DomainError('NOT_FOUND', 'There is nothing to undo: that change is not known.');
  const scope = [...new Set(entries.map(({ environment }) => environment))];
  return change(ctx, { environments: scope, note: 'Undo' }, async (door) => {
    const pairs = [];
    for (const entry of entries) pairs.push({ entry, row: await rowOf(door, entry) });
    const overtaken = pairs.filter(({ entry, row }) => row.lastEntryId !== entry.id).map(({ row }) => row);
    if (overtaken.length > 0) throw await versionConflict(door.tx, overtaken);
    refuseArchived(pairs.map(({ row }) => row));
    const undone: SavedValue[] = [];
    for (const { entry, row } of pairs) {
      const wanted = definedOnly(parseInput(undoable, entry.before));
      await writeFields(door, [row], { environment: row.environment, wanted, action: 'flag.reverted' });
      undone.push(...savedValues(row, wanted));
    }
    return undone;
  });
}

interface Edit {
  readonly id: number;
  readonly environment: string;
  readonly flag: string;
  readonly before: Readonly<Record<string, unknown>>;
}

async function editsOf(db: Queryable, changeId: string): Promise<Edit[]> {
  const rows = await db
    .select({ id: history.id, environment: environments.key, body: history.body })
    .from(history)
    .innerJoin(environments, eq(environments.id, history.environmentId))
    .where(and(eq(history.changeId, changeId), inArray(history.action, UNDOABLE)))
    .orderBy(asc(history.id));
  return rows.flatMap(({ id, environment, body }) => {
    const { flag, before } = readBody(body);
    return flag !== null && before !== null ? [{ id, environment, flag, before }] : [];
  });
}

async function rowOf(door: Door, entry: Edit): Promise<FlagRow> {
  const held = door.environments.filter(({ key }) => key === entry.environment).map(({ id }) => id);
  const [row] = await readFlagRows(door.tx, [entry.flag], held);
  if (!row) throw new Error(`History names a flag ${entry.flag} that is not stored.`);
  return row;
}
