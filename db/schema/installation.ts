import { sql } from 'drizzle-orm';
import { bigint, boolean, check, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The one row that says which database this is. `lineage` is drawn when the database is created (and again when one is
 * restored from a backup): revisions are compared only within one lineage. The head of the access chain lives here too.
 */
export const installation = pgTable(
  'installation',
  {
    only: boolean().primaryKey().default(true),
    lineage: uuid().notNull().defaultRandom(),
    chainSequence: bigint({ mode: 'number' }).notNull().default(0),
    chainHash: text().notNull().default(''),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('installation_is_one_row', sql`${table.only}`)],
);
