import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Keys that were asked for and that no flag has: a typing error, or a flag that nobody has made yet. Pruned. */
export const unknownKeys = pgTable(
  'unknown_keys',
  {
    // No foreign key: its check would lock the environment's row, on which writers queue.
    environmentId: integer().notNull(),
    key: text().notNull(),
    count: bigint({ mode: 'number' }).notNull(),
    firstAt: timestamp({ withTimezone: true }).notNull(),
    lastAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.environmentId, table.key] }),
    index('unknown_keys_last').on(table.lastAt),
    check('unknown_keys_bounds', sql`${table.count} > 0 and length(${table.key}) between 1 and 100`),
  ],
);
