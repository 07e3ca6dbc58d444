import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * What came of a request that a caller may send again. Written in the transaction of its change, so that either both are
 * there or neither. `scope` is who sent it, `fingerprint` a hash of what was asked. Pruned after a day.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    scope: text().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    changeId: uuid().notNull(),
    /** What the verb gave. */
    result: jsonb(),
    /** The new revision by environment key. */
    revisions: jsonb().$type<Readonly<Record<string, number>>>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index('idempotency_keys_age').on(table.createdAt),
    check('idempotency_keys_length', sql`length(${table.key}) between 1 and 255`),
  ],
);
