import { sql } from 'drizzle-orm';
import { bigint, check, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { environments } from './environments';

/** People whom rules name together: by conditions, and by ids that are in or out whatever those say. All environments share them. */
export const segments = pgTable(
  'segments',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    description: text().notNull().default(''),
    conditions: jsonb().notNull().default([]),
    included: jsonb().notNull().default([]),
    excluded: jsonb().notNull().default([]),
    version: integer().notNull().default(1),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('segments_key_unique').on(sql`lower(${table.key})`),
    check(
      'segments_key_pattern',
      sql`${table.key} ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' and lower(${table.key}) <> 'new'`,
    ),
    check('segments_text_bounds', sql`length(${table.description}) <= 2000`),
  ],
);

/** The revision of each environment that last touched a segment, so that an instance can ask for what is newer. */
export const segmentEnvironments = pgTable(
  'segment_environments',
  {
    segmentId: integer()
      .notNull()
      .references(() => segments.id),
    environmentId: integer()
      .notNull()
      .references(() => environments.id),
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.segmentId, table.environmentId] })],
);
