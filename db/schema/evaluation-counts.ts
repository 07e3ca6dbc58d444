import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * How often each variant of a flag was answered, by the hour, and when it last was. Pruned after a while.
 */
export const evaluationCounts = pgTable(
  'evaluation_counts',
  {
    // No foreign key: its check would lock the environment's row, on which writers queue.
    environmentId: integer().notNull(),
    flagKey: text().notNull(),
    variant: text().notNull(),
    hour: timestamp({ withTimezone: true }).notNull(),
    count: bigint({ mode: 'number' }).notNull(),
    lastAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.environmentId, table.flagKey, table.variant, table.hour] }),
    index('evaluation_counts_hour').on(table.hour),
    check('evaluation_counts_bounds', sql`${table.count} > 0 and length(${table.flagKey}) <= 100`),
  ],
);
