import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { environments } from './environments';
import { flags } from './flags';

/**
 * A rehearsed kill of a flag in an environment: what was killed (the flag, or its twin), how every layer followed, and
 * until when a drill that passed vouches for the flag. Pruned after two years; history keeps the figures.
 */
export const drills = pgTable(
  'drills',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    flagId: integer()
      .notNull()
      .references(() => flags.id, { onDelete: 'cascade' }),
    environmentId: integer()
      .notNull()
      .references(() => environments.id),
    kind: text().notNull(),
    /** The key of what is killed: the flag's own, or its twin's. */
    subject: text().notNull(),
    state: text().notNull().default('running'),
    actorType: text().notNull(),
    actorId: integer(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    finishedAt: timestamp({ withTimezone: true }),
    budgetMs: integer().notNull(),
    /** The entry of this drill's own kill: what lifts it lifts no other. */
    killEntryId: bigint({ mode: 'number' }),
    layers: jsonb().notNull().default([]),
    p50Ms: integer(),
    p95Ms: integer(),
    maxMs: integer(),
    /** The layer that did not follow, in words; empty where all did. */
    fault: text().notNull().default(''),
    expiresAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('drills_of_flag').on(table.flagId, table.environmentId, table.id),
    index('drills_of_environment').on(table.environmentId, table.id),
    index('drills_running').on(table.startedAt).where(sql`${table.state} = 'running'`),
    check('drills_kind', sql`${table.kind} in ('twin', 'real')`),
    check('drills_state', sql`${table.state} in ('running', 'passed', 'failed')`),
    check('drills_finished', sql`(${table.state} = 'running') = (${table.finishedAt} is null)`),
    check('drills_certificate', sql`(${table.state} = 'passed') = (${table.expiresAt} is not null)`),
  ],
);
