import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Links that make an account once: `setup` the first admin, `reset` an admin by the owner of the machine, `invite` a
 * member. Only the SHA-256 of the token is kept.
 */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    tokenHash: text().primaryKey(),
    purpose: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [check('one_time_links_purpose', sql`${table.purpose} in ('setup', 'reset', 'invite')`)],
);
