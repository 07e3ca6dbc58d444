import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { users } from './users';

/**
 * Links that work once: `setup` makes the first admin, `reset` an admin by the owner of the machine, `invite` an account of
 * the role that it names, `password` gives the account that it names another password. Only the token's SHA-256 is kept.
 */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    tokenHash: text().primaryKey(),
    purpose: text().notNull(),
    /** Of an invitation: what the account will be. */
    role: text(),
    environments: text().array(),
    /** Of a password: whose. */
    userId: integer().references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [check('one_time_links_purpose', sql`${table.purpose} in ('setup', 'reset', 'invite', 'password')`)],
);
