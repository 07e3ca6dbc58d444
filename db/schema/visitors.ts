import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * A sample of who was seen for a flag: no id, but a keyed hash of it that is another for every flag, and the position that
 * the id has there. The newest 10,000 of a flag in an environment, for 30 days.
 */
export const visitors = pgTable(
  'visitors',
  {
    // No foreign keys: their checks would lock the rows on which writers queue.
    environmentId: integer().notNull(),
    flagKey: text().notNull(),
    idHash: text().notNull(),
    /** Where the id falls for the flag, 0…99 999. */
    position: integer().notNull(),
    /** Whether it ever got the flag while it was seen. */
    hasSeen: boolean().notNull(),
    /** Whether signing in changed its answer, when it was seen signed in last; null where it never was. */
    changedAtLogin: boolean(),
    firstAt: timestamp({ withTimezone: true }).notNull(),
    lastAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.environmentId, table.flagKey, table.idHash] }),
    index('visitors_newest').on(table.environmentId, table.flagKey, table.lastAt),
    index('visitors_age').on(table.lastAt),
    check('visitors_position', sql`${table.position} between 0 and 99999`),
  ],
);
