import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { segments } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type Changed, change, type Door } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { refuseBadSegment } from '@/lib/targeting/refuse-bad-dependencies';
import { newSegmentInput, SEGMENTS_MAX } from './schema';
import { findSegment } from './segment-row';
import { recordSegment, refuseTooMuch } from './write-segment';

/**
 * Makes a segment, for all environments. Throws INVALID_INPUT, and CONFLICT where one has the key already, in whatever case.
 */
export async function createSegment(ctx: ChangeContext, input: unknown): Promise<Changed<{ key: string }>> {
  const { note, key, ...fields } = parseInput(newSegmentInput, input);
  return change(ctx, { environments: 'all', note }, (door) => createInDoor(door, { key, ...fields }));
}

/** Makes a segment in a change that holds all environments. Throws INVALID_INPUT, CONFLICT. */
export async function createInDoor(
  door: Door,
  { key, ...fields }: Omit<z.infer<typeof newSegmentInput>, 'note'>,
): Promise<{ key: string }> {
  const taken = await findSegment(door.tx, key);
  if (taken) {
    throw new DomainError('CONFLICT', `${taken.key} exists already. Choose another key, or edit that segment.`, {
      field: 'key',
    });
  }
  const [known] = await door.tx.select({ count: sql<number>`count(*)::int` }).from(segments);
  if ((known?.count ?? 0) >= SEGMENTS_MAX) {
    throw new DomainError('CONFLICT', `There are ${SEGMENTS_MAX} segments already, as many as fit.`, {
      field: 'key',
    });
  }
  await refuseBadSegment(door, { key, conditions: fields.conditions });
  const [row] = await door.tx
    .insert(segments)
    .values({ key, ...fields, createdAt: door.at, updatedAt: door.at })
    .returning({ id: segments.id });
  if (!row) throw new Error('The database took a segment without giving its id.');
  await refuseTooMuch(door);
  await recordSegment(door, { id: row.id, key, action: 'segment.created', before: null, after: fields });
  for (const environment of door.environments) environment.segmentCountDelta += 1;
  return { key };
}
