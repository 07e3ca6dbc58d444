import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** What all environments share of a flag. The key is hashed for bucketing, so it never changes. */
export const flags = pgTable(
  'flags',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    description: text().notNull().default(''),
    kind: text().notNull(),
    valueType: text().notNull().default('boolean'),
    /** What it can answer, by name. */
    variants: jsonb()
      .notNull()
      .default([
        { name: 'on', value: true },
        { name: 'off', value: false },
      ]),
    identityPolicy: text().notNull(),
    failureMode: text().notNull(),
    owner: text().notNull().default(''),
    /** Whether keys that anybody can read, in a browser's code, may ask for it. */
    isClientVisible: boolean().notNull().default(false),
    tags: text().array().notNull().default([]),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    archivedAt: timestamp({ withTimezone: true }),
    /** The flag that this one stands in for when a kill is rehearsed. Lists leave twins out; everything else has them. */
    twinOf: integer(),
  },
  (table) => [
    // Two keys that differ only in case would be one flag to a hurried reader and two to the hash.
    uniqueIndex('flags_key_unique').on(sql`lower(${table.key})`),
    uniqueIndex('flags_twin_unique').on(table.twinOf),
    check(
      'flags_key_pattern',
      sql`${table.key} ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' and lower(${table.key}) <> 'new'`,
    ),
    check('flags_kind', sql`${table.kind} in ('release', 'experiment', 'ops', 'kill-switch', 'permission')`),
    check('flags_value_type', sql`${table.valueType} in ('boolean', 'string', 'number', 'json')`),
    check(
      'flags_identity_policy',
      sql`${table.identityPolicy} in ('device', 'user', 'adopt-user', 'sticky-first') or ${table.identityPolicy} ~ '^attribute:[^.]+([.][^.]+)*$'`,
    ),
    check('flags_failure_mode', sql`${table.failureMode} in ('last-known-good', 'fail-closed', 'fail-open')`),
    check('flags_text_bounds', sql`length(${table.description}) <= 2000 and length(${table.owner}) <= 200`),
  ],
);
