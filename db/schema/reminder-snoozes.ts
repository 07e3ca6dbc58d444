import { integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { environments } from './environments';
import { flags } from './flags';

/** Until when nobody wants to be reminded of cleaning a flag up in an environment, and why. One row a flag, so bounded. */
export const reminderSnoozes = pgTable(
  'reminder_snoozes',
  {
    flagId: integer()
      .notNull()
      .references(() => flags.id, { onDelete: 'cascade' }),
    environmentId: integer()
      .notNull()
      .references(() => environments.id),
    until: timestamp({ withTimezone: true }).notNull(),
    note: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.flagId, table.environmentId] })],
);
