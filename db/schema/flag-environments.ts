import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { environments } from './environments';
import { flags } from './flags';
import { history } from './history';

/**
 * How one flag decides in one environment. `version` grows with every change of the flag here; `revision` is the
 * environment's revision that the change made, so that an instance can ask for "what is newer than what I hold".
 */
export const flagEnvironments = pgTable(
  'flag_environments',
  {
    flagId: integer()
      .notNull()
      .references(() => flags.id),
    environmentId: integer()
      .notNull()
      .references(() => environments.id),
    enabled: boolean().notNull(),
    killed: boolean().notNull().default(false),
    /** The entry of the kill, as long as it lasts: who, when and why. */
    killedEntryId: bigint({ mode: 'number' }).references(() => history.id),
    // numeric, not float: 0.001 % steps must be exact. The driver gives it as text ("12.500").
    rolloutPercentage: numeric({ precision: 6, scale: 3 }).notNull(),
    /** The variant of those whom the percentage lets in, of all others, and of positions that no range of a split has. */
    onVariant: text().notNull().default('on'),
    offVariant: text().notNull().default('off'),
    defaultVariant: text().notNull().default('off'),
    /** Ranges of positions with a variant each, in the place of the percentage. */
    split: jsonb(),
    rules: jsonb().notNull().default([]),
    /** Ids that are answered by name. */
    targets: jsonb().notNull().default([]),
    /** What other flags have to answer before this one is asked. */
    prerequisites: jsonb().notNull().default([]),
    version: integer().notNull().default(1),
    revision: bigint({ mode: 'number' }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    /** Since when its switch and its percentage are what they are. */
    decidedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastEntryId: bigint({ mode: 'number' }).references(() => history.id),
  },
  (table) => [
    primaryKey({ columns: [table.flagId, table.environmentId] }),
    index('flag_environments_newer').on(table.environmentId, table.revision),
    check('flag_environments_percentage', sql`${table.rolloutPercentage} between 0 and 100`),
    check('flag_environments_kill', sql`${table.killed} = (${table.killedEntryId} is not null)`),
    check('flag_environments_version', sql`${table.version} >= 1`),
  ],
);
