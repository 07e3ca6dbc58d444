import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { instances } from './instances';

/**
 * The moment, of the database's clock, at which an instance held a revision and answered from it. One that skipped a
 * revision acknowledges the newer one, which holds it too. Pruned after a while.
 */
export const acknowledgements = pgTable(
  'acknowledgements',
  {
    instanceId: uuid()
      .notNull()
      .references(() => instances.id, { onDelete: 'cascade' }),
    // No foreign key: its check would lock the environment's row, on which writers queue.
    environmentId: integer().notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
    // Not now(), which is when the transaction began.
    at: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.instanceId, table.environmentId, table.revision] }),
    index('acknowledgements_of_revision').on(table.environmentId, table.revision),
    index('acknowledgements_at').on(table.at),
  ],
);
