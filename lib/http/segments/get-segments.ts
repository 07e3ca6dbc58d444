import { findSegment, listSegments, segmentNotFound } from '@/lib/segments/segment-row';
import { usersOfSegments } from '@/lib/segments/users-of-segment';
import type { Incoming } from '../incoming';
import type { ReadContext } from '../read-context';
import { restSegment } from './rest-segment';

/** `GET /api/segments`: all of them, with the number of their ids in the place of the ids. */
export async function getSegments(ctx: ReadContext): Promise<Response> {
  const [rows, users] = await Promise.all([listSegments(ctx.db), usersOfSegments(ctx.db)]);
  const told = rows.map((row) => {
    const { included, excluded, ...segment } = restSegment(row, users(row.key));
    return { ...segment, included_count: countOf(included), excluded_count: countOf(excluded) };
  });
  return Response.json({ segments: told });
}

/** `GET /api/segments/{key}`: one segment, with its ids and what hangs on it. */
export async function getSegment(ctx: ReadContext, { params }: Incoming<'key'>): Promise<Response> {
  const row = await findSegment(ctx.db, params.key);
  if (!row) throw segmentNotFound(params.key);
  return Response.json(restSegment(row, (await usersOfSegments(ctx.db))(row.key)));
}

function countOf(ids: unknown): number {
  return Array.isArray(ids) ? ids.length : 0;
}
