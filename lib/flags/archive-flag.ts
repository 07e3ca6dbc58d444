import type { ChangeContext } from '@/lib/change-context';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { versionConflict } from './conflict';
import { flagInDoor } from './rows-in-door';
import { archiveInput } from './schema';
import { writeFields } from './write-fields';

/**
 * Archives a flag in every environment: it takes no more edits and goes on giving its last answer. Nothing is removed.
 * Throws NOT_FOUND, and CONFLICT if `version` (of `environment`) is stale. Archiving twice changes nothing.
 */
export async function archiveFlag(ctx: ChangeContext, input: ArchiveRequest): Promise<Changed<boolean>> {
  return setArchived(ctx, input, true);
}

/** Restores an archived flag, as it was. Throws like `archiveFlag`. */
export async function restoreFlag(ctx: ChangeContext, input: ArchiveRequest): Promise<Changed<boolean>> {
  return setArchived(ctx, input, false);
}

interface ArchiveRequest {
  readonly environment: string;
  readonly key: string;
  readonly input: unknown;
}

async function setArchived(
  ctx: ChangeContext,
  { environment, key, input }: ArchiveRequest,
  archived: boolean,
): Promise<Changed<boolean>> {
  const { note, version } = parseInput(archiveInput, input);
  return change(ctx, { environments: 'all', note }, async (door) => {
    const { rows, row } = await flagInDoor(door, { environment, key });
    if (version !== undefined && version !== row.version) throw await versionConflict(door.tx, [row]);
    const action = archived ? 'flag.archived' : 'flag.restored';
    return writeFields(door, rows, { environment: null, wanted: { archived }, action });
  });
}
