import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { users } from './users';

/**
 * The server's half of a sealed session cookie. The cookie carries a random id, this row its SHA-256: a copied cookie
 * stops working the moment `revoked_at` is set, and a copied table signs nobody in.
 */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
    /** What the browser calls itself, to recognise a session by. */
    userAgent: text().notNull().default(''),
    /** To a few minutes: when a right was last asked for with it. */
    lastSeenAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('sessions_of_user').on(table.userId), index('sessions_expiry').on(table.expiresAt)],
);
