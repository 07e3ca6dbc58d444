import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { segments } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { definedOnly } from '@/lib/flags/defined-only';
import { type Changed, change, type Door } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { refuseBadSegment } from '@/lib/targeting/refuse-bad-dependencies';
import { segmentPatchInput } from './schema';
import { findSegment, type SegmentRow, segmentFields, segmentNotFound } from './segment-row';
import { recordSegment, refuseTooMuch } from './write-segment';

/** Edits a segment, for all environments. Throws INVALID_INPUT, NOT_FOUND, and CONFLICT where `version` is stale. */
export async function editSegment(
  ctx: ChangeContext,
  { key, patch }: { readonly key: string; readonly patch: unknown },
): Promise<Changed<boolean>> {
  const { note, version, ...wanted } = parseInput(segmentPatchInput, patch);
  return change(ctx, { environments: 'all', note }, async (door) => {
    const row = await findSegment(door.tx, key);
    if (!row) throw segmentNotFound(key);
    refuseStale(row, version);
    return editInDoor(door, row, definedOnly(wanted));
  });
}

/** Edits a segment in a change that holds all environments. Gives whether anything changed. Throws INVALID_INPUT. */
export async function editInDoor(door: Door, row: SegmentRow, wanted: object): Promise<boolean> {
  const held = segmentFields(row);
  const changed = Object.entries(wanted).filter(
    ([field, value]) => !isDeepStrictEqual(value, Reflect.get(held, field)),
  );
  if (changed.length === 0) return false;
  const after = Object.fromEntries(changed);
  if (after.conditions !== undefined) await refuseBadSegment(door, { key: row.key, conditions: after.conditions });
  const before = Object.fromEntries(changed.map(([field]) => [field, Reflect.get(held, field)]));
  await recordSegment(door, { id: row.id, key: row.key, action: 'segment.edited', before, after });
  await door.tx
    .update(segments)
    .set({ ...after, version: row.version + 1, updatedAt: door.at })
    .where(eq(segments.id, row.id));
  await refuseTooMuch(door);
  return true;
}

/** Throws CONFLICT where somebody else changed the segment since it was looked at. */
export function refuseStale(row: SegmentRow, version: number | undefined): void {
  if (version === undefined || version === row.version) return;
  const message = `${row.key} was changed since you looked at it: look at it again, then save.`;
  throw new DomainError('CONFLICT', message, { field: 'version' });
}
