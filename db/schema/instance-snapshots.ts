import { sql } from 'drizzle-orm';
import { bigint, check, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { instances } from './instances';

/** What an instance holds of one environment, as it last told. */
export const instanceSnapshots = pgTable(
  'instance_snapshots',
  {
    instanceId: uuid()
      .notNull()
      .references(() => instances.id, { onDelete: 'cascade' }),
    // No foreign key: its check would lock the environment's row, on which writers queue.
    environmentId: integer().notNull(),
    lineage: uuid().notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
    flagCount: integer().notNull(),
    origin: text().notNull(),
    /** When something last said that this revision is the newest. Null where nothing ever did. */
    confirmedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.instanceId, table.environmentId] }),
    check('instance_snapshots_origin', sql`${table.origin} in ('postgres', 'upstash')`),
  ],
);
