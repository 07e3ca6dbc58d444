import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { environments } from './environments';
import { flags } from './flags';

/**
 * A change of one flag in one environment that is to be made at a time. What was meant is kept (the wall clock's time and
 * the zone) beside the instant that it came to. Settled ones are pruned.
 */
export const schedules = pgTable(
  'schedules',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    flagId: integer()
      .notNull()
      .references(() => flags.id, { onDelete: 'cascade' }),
    environmentId: integer()
      .notNull()
      .references(() => environments.id),
    /** What to set; null leaves it as it is then. */
    enabled: boolean(),
    rolloutPercentage: numeric({ precision: 6, scale: 3 }),
    /** What a clock on the wall of `time_zone` shows then: 2026-12-01T09:00:00. */
    wallTime: text().notNull(),
    timeZone: text().notNull(),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    note: text().notNull().default(''),
    state: text().notNull().default('pending'),
    /** Why it was not done, or what was noticed when it was. */
    outcome: text().notNull().default(''),
    changeId: uuid(),
    actorType: text().notNull(),
    actorId: integer(),
    madeAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('schedules_due').on(table.dueAt, table.id).where(sql`${table.state} = 'pending'`),
    index('schedules_of_flag').on(table.flagId, table.environmentId, table.id),
    check('schedules_percentage', sql`${table.rolloutPercentage} between 0 and 100`),
    check('schedules_something', sql`${table.enabled} is not null or ${table.rolloutPercentage} is not null`),
    check('schedules_state', sql`${table.state} in ('pending', 'done', 'failed', 'cancelled')`),
    check('schedules_settled', sql`(${table.state} = 'pending') = (${table.settledAt} is null)`),
  ],
);
