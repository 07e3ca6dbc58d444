import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * A serving process, as it last told of itself. Every moment is of the database's clock. `stoppedAt` is set by a process
 * that ended in order; one that only fell silent has none.
 */
export const instances = pgTable(
  'instances',
  {
    id: uuid().primaryKey(),
    /** Where it serves: host and port. */
    name: text().notNull(),
    version: text().notNull(),
    /** What brings it changes at the moment. */
    bus: text().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    seenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    stoppedAt: timestamp({ withTimezone: true }),
    lastError: text(),
    lastErrorAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('instances_seen').on(table.seenAt),
    check('instances_bus', sql`${table.bus} in ('listen', 'upstash', 'poll')`),
  ],
);
