import type { Queryable } from '@/db/client';
import type { Changed } from '@/lib/history/change';
import { findSegment } from '@/lib/segments/segment-row';
import { usersOfSegments } from '@/lib/segments/users-of-segment';
import { entityTag } from '../entity-tag';
import { readBack } from '../flags/read-back';
import { restSegment } from './rest-segment';

/** The answer to what was done with a segment: how it is now, and each environment's revision that has it. */
export async function changedSegment(
  db: Queryable,
  { key, changed, status = 200 }: { key: string; changed: Changed<unknown>; status?: number },
): Promise<Response> {
  const row = await readBack(() => findSegment(db, key));
  const users = row && (await readBack(() => usersOfSegments(db)));
  const body = {
    ...(row && users ? restSegment(row, users(row.key)) : { key }),
    revisions: changed.revisions,
    reach: changed.reach,
    change_id: changed.changeId,
  };
  const tag = row && { etag: entityTag('segment', row.version) };
  return Response.json(body, { status, headers: { ...tag } });
}
