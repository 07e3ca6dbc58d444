import { eq } from 'drizzle-orm';
import { segmentEnvironments, segments } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { refuseStale } from './edit-segment';
import { segmentDeletionInput } from './schema';
import { findSegment, segmentFields, segmentNotFound } from './segment-row';
import { usersOfSegments } from './users-of-segment';
import { recordSegment } from './write-segment';

/** Deletes a segment that nothing asks for; history stays. Throws NOT_FOUND, and CONFLICT while it is used. */
export async function deleteSegment(
  ctx: ChangeContext,
  { key, input }: { readonly key: string; readonly input: unknown },
): Promise<Changed<boolean>> {
  const { note, version } = parseInput(segmentDeletionInput, input);
  return change(ctx, { environments: 'all', note }, async (door) => {
    const row = await findSegment(door.tx, key);
    if (!row) throw segmentNotFound(key);
    refuseStale(row, version);
    const { flags, segments: others } = (await usersOfSegments(door.tx))(row.key);
    const user = flags[0] ? `${flags[0].flag} in ${flags[0].environment}` : others[0];
    if (user !== undefined) {
      throw new DomainError('CONFLICT', `${user} asks for ${row.key}: take that out first.`, { field: 'key' });
    }
    const before = segmentFields(row);
    await recordSegment(door, { id: row.id, key: row.key, action: 'segment.deleted', before, after: null });
    for (const environment of door.environments) environment.segmentCountDelta -= 1;
    await door.tx.delete(segmentEnvironments).where(eq(segmentEnvironments.segmentId, row.id));
    await door.tx.delete(segments).where(eq(segments.id, row.id));
    return true;
  });
}
