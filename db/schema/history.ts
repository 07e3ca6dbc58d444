import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/**
 * The immutable story of every change. `body` is the entry's canonical text, over which `hash` is taken: kept as text
 * because jsonb reorders keys and rewrites numbers. The other columns repeat parts of it for the indexes.
 * No foreign keys: history outlives what it describes. A trigger refuses UPDATE, DELETE and TRUNCATE.
 */
export const history = pgTable(
  'history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    chain: text().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
    changeId: uuid().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    action: text().notNull(),
    actorType: text().notNull(),
    actorId: integer(),
    environmentId: integer(),
    flagKey: text(),
    body: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    uniqueIndex('history_chain_sequence').on(table.chain, table.sequence),
    index('history_of_flag').on(table.flagKey, table.environmentId, table.id),
    index('history_of_change').on(table.changeId),
    index('history_of_environment').on(table.environmentId, table.id),
    index('history_of_actor').on(table.actorType, table.actorId, table.id),
    index('history_of_time').on(table.at),
    check('history_actor', sql`${table.actorType} in ('account', 'token', 'system')`),
  ],
);
