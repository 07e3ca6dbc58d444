import { type SegmentRow, segmentFields } from '@/lib/segments/segment-row';
import type { SegmentUsers } from '@/lib/segments/users-of-segment';

/** A segment as REST spells it, with what hangs on it. */
export function restSegment(row: SegmentRow, users: SegmentUsers) {
  return {
    key: row.key,
    ...segmentFields(row),
    version: row.version,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    used_by: users,
  };
}
