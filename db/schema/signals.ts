import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** What monitoring systems last said about a flag in an environment: one row a name, the newest. Pruned after a while. */
export const signals = pgTable(
  'signals',
  {
    // No foreign keys: their check would lock rows on which writers queue.
    environmentId: integer().notNull(),
    flagId: integer().notNull(),
    name: text().notNull(),
    healthy: boolean().notNull(),
    value: text().notNull().default(''),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.environmentId, table.flagId, table.name] }),
    index('signals_at').on(table.at),
    check('signals_bounds', sql`length(${table.name}) between 1 and 100 and length(${table.value}) <= 200`),
  ],
);
