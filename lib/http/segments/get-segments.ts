import { findSegment, listSegments, segmentNotFound } from '@/lib/segments/segment-row';
import { usersOfSegments } from '@/lib/segments/users-of-segment';
import { entityTag } from '../entity-tag';
import type { Incoming } from '../incoming';
import { segmentsQuery } from '../operations/segments';
import { pageOf } from '../page-of';
import type { ReadContext } from '../read-context';
import { readQuery } from '../read-query';
import { restSegment } from './rest-segment';

/** `GET /api/segments`: all of them, with the number of their ids in the place of the ids. */
export async function getSegments(ctx: ReadContext, { query }: Incoming): Promise<Response> {
  const { search = '', ...asked } = readQuery(segmentsQuery, query);
  const [all, users] = await Promise.all([listSegments(ctx.db), usersOfSegments(ctx.db)]);
  const wanted = search.trim().toLowerCase();
  const found = all.filter(({ key, description }) => `${key}\n${description}`.toLowerCase().includes(wanted));
  const { rows, next_cursor } = pageOf(found, asked, ({ key }) => [key]);
  const told = rows.map((row) => {
    const { included, excluded, ...segment } = restSegment(row, users(row.key));
    return { ...segment, included_count: countOf(included), excluded_count: countOf(excluded) };
  });
  return Response.json({ segments: told, next_cursor });
}

/** `GET /api/segments/{key}`: one segment, with its ids and what hangs on it. */
export async function getSegment(ctx: ReadContext, { params }: Incoming<'key'>): Promise<Response> {
  const row = await findSegment(ctx.db, params.key);
  if (!row) throw segmentNotFound(params.key);
  const headers = { etag: entityTag('segment', row.version) };
  return Response.json(restSegment(row, (await usersOfSegments(ctx.db))(row.key)), { headers });
}

function countOf(ids: unknown): number {
  return Array.isArray(ids) ? ids.length : 0;
}
