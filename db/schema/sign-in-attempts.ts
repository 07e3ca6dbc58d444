import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Failed sign-ins in the current window, one row an account or address (as a hash), shared by all instances.
 * Looking and failing never touch configuration or history; rows older than the window are pruned.
 */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    subject: text().primaryKey(),
    count: integer().notNull(),
    windowStartedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('sign_in_attempts_window').on(table.windowStartedAt)],
);
