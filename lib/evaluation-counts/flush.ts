import type { Database } from '@/db/client';
import { tallies } from './process-tallies';
import type { Tally } from './tallies';
import { writeCounts, writeUnknownKeys } from './write-tallies';

export const ROWS_PER_WRITE_MAX = 1_000;

/**
 * Writes what was counted since the last flush. Rejects where the database is away; what was not written stays in
 * memory for the next. Each batch is a transaction, so that it is known how far it came: only where the connection is
 * lost during the commit itself, nobody can know, and those counts are given up. A count is never more than was asked;
 * what asks goes on asking.
 */
export async function flushEvaluationCounts(db: Database): Promise<void> {
  const held = tallies();
  const taken = held.take(performance.now());
  const batches = [
    ...batchesOf(taken.filter(({ variant }) => variant !== null)).map((rows) => ({ rows, write: writeCounts })),
    ...batchesOf(taken.filter(({ variant }) => variant === null)).map((rows) => ({ rows, write: writeUnknownKeys })),
  ];
  let isCommitting = false;
  try {
    for (let batch = batches[0]; batch; batch = batches[0]) {
      const { rows, write } = batch;
      isCommitting = false;
      await db.transaction(async (tx) => {
        await write(tx, rows, performance.now());
        isCommitting = true;
      });
      batches.shift();
    }
  } catch (error) {
    const unwritten = isCommitting ? batches.slice(1) : batches;
    held.putBack(unwritten.flatMap(({ rows }) => rows));
    throw error;
  }
}

function batchesOf(rows: readonly Tally[]): (readonly Tally[])[] {
  const count = Math.ceil(rows.length / ROWS_PER_WRITE_MAX);
  return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS_PER_WRITE_MAX, (at + 1) * ROWS_PER_WRITE_MAX));
}
