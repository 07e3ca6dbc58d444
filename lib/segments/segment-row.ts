import { asc, eq, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { segments } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';

/** A segment as stored. */
export type SegmentRow = typeof segments.$inferSelect;

/** All segments, in key order. */
export async function listSegments(db: Queryable): Promise<SegmentRow[]> {
  return db.select().from(segments).orderBy(asc(segments.key));
}

/** The keys of all segments, in order. */
export async function listSegmentKeys(db: Queryable): Promise<string[]> {
  const rows = await db.select({ key: segments.key }).from(segments).orderBy(asc(segments.key));
  return rows.map(({ key }) => key);
}

/** A segment by its key, in any case; null where there is none. */
export async function findSegment(db: Queryable, key: string): Promise<SegmentRow | null> {
  if (!isAskable(key)) return null;
  const [row] = await db
    .select()
    .from(segments)
    .where(eq(sql`lower(${segments.key})`, key.toLowerCase()));
  return row ?? null;
}

export function segmentNotFound(key: string): DomainError {
  return new DomainError('NOT_FOUND', `There is no segment ${key.slice(0, 100)}.`, { field: 'key' });
}

/** The fields of a segment, as history keeps them and REST spells them. */
export function segmentFields({ description, conditions, included, excluded }: SegmentRow) {
  return { description, conditions, included, excluded };
}
