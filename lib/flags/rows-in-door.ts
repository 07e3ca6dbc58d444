import { DomainError } from '@/lib/domain-error';
import type { Door } from '@/lib/history/change';
import { type FlagRow, readFlagRows } from './flag-row';

/**
 * The flag in every environment that the door holds, and in the one that was named. Throws NOT_FOUND for a key that no
 * flag has, and for an environment that there is not.
 */
export async function flagInDoor(
  door: Door,
  { environment, key }: { readonly environment: string; readonly key: string },
): Promise<{ rows: FlagRow[]; row: FlagRow }> {
  refuseUnknown(door, environment);
  const rows = await readFlagRows(
    door.tx,
    [key],
    door.environments.map(({ id }) => id),
  );
  const row = rows.find((one) => one.environment === environment);
  if (!row) throw flagNotFound(key);
  return { rows, row };
}

/** Throws NOT_FOUND for an environment that the door does not hold; a change of what all share holds every one. */
export function refuseUnknown(door: Door, environment: string): void {
  if (door.environments.some(({ key }) => key === environment)) return;
  throw new DomainError('NOT_FOUND', `There is no environment ${environment.slice(0, 40)}.`, { field: 'environment' });
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
