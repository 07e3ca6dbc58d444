import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { environments } from './environments';
import { flags } from './flags';

const instant = () => timestamp({ withTimezone: true });

/**
 * How a flag is to be rolled out in an environment. Its state and stage change only through the door, together with the
 * flag's percentage; the looks at its gate (`since`, `next_look_at`, the monitoring URL) are noted beside it.
 */
export const rolloutPlans = pgTable(
  'rollout_plans',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    flagId: integer()
      .notNull()
      .references(() => flags.id, { onDelete: 'cascade' }),
    environmentId: integer()
      .notNull()
      .references(() => environments.id),
    state: text().notNull(),
    why: text().notNull().default(''),
    stages: jsonb().notNull(),
    stage: integer(),
    firstStage: integer().notNull(),
    startAt: instant(),
    startsAfterApproval: boolean().notNull(),
    timeZone: text().notNull(),
    workingDays: integer().array().notNull(),
    pattern: text().notNull(),
    onUnhealthy: text().notNull(),
    monitoringUrl: text().notNull().default(''),
    dashboardUrl: text().notNull().default(''),
    monitoringAt: instant(),
    monitoringAnswers: boolean(),
    monitoringSaid: text().notNull().default(''),
    startedByType: text().notNull(),
    startedById: integer(),
    approvedById: integer(),
    approvedAt: instant(),
    createdAt: instant().notNull(),
    enteredAt: instant(),
    countedFrom: instant(),
    watchedFrom: instant(),
    pausedAt: instant(),
    endedAt: instant(),
    since: jsonb().notNull().default({}),
    nextLookAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('rollout_plans_one_active')
      .on(table.flagId, table.environmentId)
      .where(sql`${table.state} in ('waiting', 'running', 'paused')`),
    index('rollout_plans_due').on(table.nextLookAt).where(sql`${table.state} in ('waiting', 'running')`),
    index('rollout_plans_of_environment').on(table.environmentId, table.id),
    check('rollout_plans_state', sql`${table.state} in ('waiting', 'running', 'paused', 'completed', 'cancelled')`),
    check(
      'rollout_plans_choices',
      sql`${table.pattern} in ('even', 'weekly') and ${table.onUnhealthy} in ('pause', 'kill')`,
    ),
    check(
      'rollout_plans_stage',
      sql`(${table.stage} is null) = (${table.countedFrom} is null) and ${table.stage} between 0 and jsonb_array_length(${table.stages}) - 1
        and ${table.firstStage} between 0 and jsonb_array_length(${table.stages}) - 1
        and (${table.state} <> 'running' or ${table.stage} is not null) and (${table.state} <> 'waiting' or ${table.stage} is null)`,
    ),
    check('rollout_plans_paused', sql`(${table.state} = 'paused') = (${table.pausedAt} is not null)`),
    check('rollout_plans_ended', sql`(${table.state} in ('completed', 'cancelled')) = (${table.endedAt} is not null)`),
    check('rollout_plans_approval', sql`(${table.approvedAt} is null) = (${table.approvedById} is null)`),
  ],
);
