import { z } from 'zod';
import { HttpRefusal } from './http-refusal';
import { wholeNumber } from './read-query';

const ROWS_PER_PAGE_MAX = 1_000;
/** Rows that a list is read of at most, to be put in order: more than any list has. */
export const ROWS_OF_A_LIST_MAX = 100_000;

/** The parameters by which a list is read a page at a time. */
export const pageParameters = {
  limit: wholeNumber(ROWS_PER_PAGE_MAX).optional().describe('Rows a page; 1,000, if left out.'),
  cursor: z.string().max(500).optional().describe('Where the page begins: `next_cursor` of the page before.'),
};

/** Where a row stands in its list. Rows are in the ascending order of it, and no two have the same. */
export type Place = readonly (string | number)[];

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null where this is the last. */
  readonly next_cursor: string | null;
}

/**
 * One page of a list that is held whole, in the order of `placeOf`. The cursor says behind which place it begins, so that
 * what comes and goes meanwhile makes no row come twice or be left out. Throws 400 for a cursor that is none.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit = ROWS_PER_PAGE_MAX, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
  placeOf: (row: Row) => Place,
): Page<Row> {
  const placed = rows.map((row) => ({ row, place: placeOf(row) })).toSorted((one, other) => compared(one, other));
  const after = cursor === undefined ? null : { place: readCursor(cursor) };
  const rest = after === null ? placed : placed.filter((one) => compared(one, after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    next_cursor: last && rest.length > page.length ? writeCursor(last.place) : null,
  };
}

/** One page of rows that the database gave in its order, one more than `limit` of them where there are more. */
export function firstOf<Row extends { readonly id: number }>(found: readonly Row[], limit: number): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next_cursor: last && found.length > limit ? writeCursor([last.id]) : null };
}

/** A place as a cursor spells it: a text that means nothing to whoever hands it back. */
export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor names. Throws 400. */
function readCursor(cursor: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new HttpRefusal(400, 'Give cursor as next_cursor of the page before gave it.', 'cursor');
  }
}

/** The number by which a list of the database goes on: that of the last row of the page before. Throws 400. */
export function numberIn(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [id] = readCursor(cursor);
  if (typeof id === 'number' && Number.isSafeInteger(id)) return id;
  throw new HttpRefusal(400, 'Give cursor as next_cursor of the page before gave it.', 'cursor');
}

const place = z.array(z.union([z.string(), z.number()])).max(4);

function compared({ place: one }: { place: Place }, { place: other }: { place: Place }): number {
  for (const [nth, mine] of one.entries()) {
    const theirs = other[nth];
    if (theirs === undefined) return 1;
    if (mine !== theirs) return mine < theirs ? -1 : 1;
  }
  return 0;
}
