import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Where changes are told to. History is the outbox: what was committed there is told, and nothing else. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    /** `standard` signs by Standard Webhooks; `slack` posts a sentence. */
    kind: text().notNull(),
    url: text().notNull(),
    /** What entries it is told of, by the beginning of their action; empty for all. */
    events: text().array().notNull().default([]),
    /** The keys of the environments that it is told of; null for all. */
    environments: text().array(),
    /** Sealed with SESSION_SECRET, as the one before it. */
    secret: text().notNull(),
    /** Signs too until then: whoever receives has that long to take the new one. */
    previousSecret: text(),
    previousUntil: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Since when every delivery has failed; null where the last one did not. */
    failingSince: timestamp({ withTimezone: true }),
    disabledAt: timestamp({ withTimezone: true }),
    /** Why, where nobody did it by hand. */
    disabledBecause: text().notNull().default(''),
  },
  (table) => [check('webhooks_kind', sql`${table.kind} in ('standard', 'slack')`)],
);

/** How far a webhook has been told a chain: entries after it are to come. */
export const webhookCursors = pgTable(
  'webhook_cursors',
  {
    webhookId: integer()
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    chain: text().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.webhookId, table.chain] })],
);

/** One thing that is told to one webhook, and what came of it. Pruned after a while. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    webhookId: integer()
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    /** The same however often it is sent: whoever receives can tell that they have it. */
    messageId: text().notNull(),
    event: text().notNull(),
    /** What is told one after the other: a flag in an environment, or what is beside flags. */
    line: text().notNull(),
    payload: text().notNull(),
    state: text().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When it is sent next; while it is under way, when it is taken for lost. */
    nextAt: timestamp({ withTimezone: true }).notNull(),
    sentAt: timestamp({ withTimezone: true }),
    tookMs: integer(),
    status: integer(),
    /** The beginning of the answer, or why there was none. */
    answer: text().notNull().default(''),
  },
  (table) => [
    index('webhook_deliveries_line').on(table.webhookId, table.line, table.id).where(sql`${table.state} = 'pending'`),
    index('webhook_deliveries_due').on(table.nextAt).where(sql`${table.state} = 'pending'`),
    index('webhook_deliveries_newest').on(table.webhookId, table.id),
    index('webhook_deliveries_age').on(table.createdAt),
    check('webhook_deliveries_state', sql`${table.state} in ('pending', 'delivered', 'given-up')`),
  ],
);
