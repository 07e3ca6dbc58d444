import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * How often somebody was not let in, by what was refused and by the hour. A table of its own, of a few rows an hour: who
 * hammers at the door neither fills the history nor queues in front of a kill.
 */
export const refusals = pgTable(
  'refusals',
  {
    kind: text().notNull(),
    hour: timestamp({ withTimezone: true }).notNull(),
    count: bigint({ mode: 'number' }).notNull(),
    lastAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.hour] }),
    index('refusals_hour').on(table.hour),
    check('refusals_bounds', sql`${table.count} > 0 and length(${table.kind}) <= 40`),
  ],
);
