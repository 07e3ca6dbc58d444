import { DomainError } from '@/lib/domain-error';
import type { Door } from '@/lib/history/change';
import { type FlagRow, readFlagRows } from './flag-row';

/** The flag in every environment that the door holds. Throws NOT_FOUND for a key that no flag has. */
export async function flagInDoor(door: Door, key: string): Promise<FlagRow[]> {
  const rows = await readFlagRows(
    door.tx,
    [key],
    door.environments.map(({ id }) => id),
  );
  if (rows.length === 0) throw flagNotFound(key);
  return rows;
}

export function flagNotFound(key: string): DomainError {
  return new DomainError('NOT_FOUND', `There is no flag ${key.slice(0, 100)}.`, { field: 'key' });
}

/** Throws CONFLICT for an archived flag: it goes on giving its last answer, and takes no edits. */
export function refuseArchived(rows: readonly FlagRow[]): void {
  const archived = rows.find((row) => row.archived);
  if (!archived) return;
  throw new DomainError('CONFLICT', `${archived.key} is archived and keeps its last answer: restore it first.`, {
    field: 'key',
  });
}
