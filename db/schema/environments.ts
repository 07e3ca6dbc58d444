import { sql } from 'drizzle-orm';
import { bigint, boolean, check, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/**
 * A place where flags are answered. Its row is what writers queue on: the revision, the number of flags and the head
 * of the environment's history chain live here, so that one row lock settles all three.
 */
export const environments = pgTable(
  'environments',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
    revision: bigint({ mode: 'number' }).notNull().default(0),
    /** When the door made that revision: where the clock of its reach starts. */
    revisedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    flagCount: integer().notNull().default(0),
    segmentCount: integer().notNull().default(0),
    chainSequence: bigint({ mode: 'number' }).notNull().default(0),
    chainHash: text().notNull().default(''),
    /** Whether every change but a kill has to say why. */
    requiresNote: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Since when it takes no edits and stands in no list of environments in use; it goes on answering. */
    retiredAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('environments_key_unique').on(sql`lower(${table.key})`),
    check('environments_key_pattern', sql`${table.key} ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
    check('environments_revision_grows', sql`${table.revision} >= 0 and ${table.flagCount} >= 0`),
  ],
);
