import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/**
 * The people who can sign in. Ids are whole numbers on purpose: an account's targeting key is that number in base 10,
 * which can never be mistaken for an anonymous id (a version 4 UUID).
 */
export const users = pgTable(
  'users',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text().notNull(),
    role: text().notNull(),
    /** The keys of the environments in which an editor may change flags; null for all. */
    environments: text().array(),
    /** Since when the account opens nothing: nobody signs in with it, and no session of it stands. */
    disabledAt: timestamp({ withTimezone: true }),
    /**
     * The anonymous id that the account first signed in with: what `sticky-first` flags hash for it from then on. In no
     * history, so that it goes with the account.
     */
    firstAnonymousId: text(),
    firstIdLinkedAt: timestamp({ withTimezone: true }),
    /** Since when the account has no first id, and gets none again, because somebody erased it. */
    firstIdErasedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('users_email_unique').on(sql`lower(${table.email})`),
    check('users_role', sql`${table.role} in ('member', 'viewer', 'editor', 'admin')`),
  ],
);
