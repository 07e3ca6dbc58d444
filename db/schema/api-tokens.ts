import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** Bearer tokens of machines. The token is shown once; the table keeps its SHA-256 and a prefix to recognise it by. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    prefix: text().notNull(),
    hash: text().notNull(),
    /** `trigger` kills one flag. Of the others each may what those before it may; `client` is for code that anybody can read. */
    ability: text().notNull().default('admin'),
    /** Of a trigger: the flag that it kills. */
    flagKey: text(),
    /** The keys of the environments that it is for; null for all. */
    environments: text().array(),
    expiresAt: timestamp({ withTimezone: true }),
    /** To a minute. */
    lastUsedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('api_tokens_hash_unique').on(table.hash),
    check('api_tokens_ability', sql`${table.ability} in ('trigger', 'client', 'evaluate', 'read', 'write', 'admin')`),
  ],
);
