import { z } from 'zod';
import { newPlanInput, planNoteInput, rollBackInput, signalInput, skipInput } from '@/lib/rollouts/schema';
import { pageParameters } from '../page-of';
import type { Operation } from './operation';
import {
  changedHere,
  count,
  environmentParameter,
  inPlace,
  inPlaceWithNote,
  instant,
  pageShape,
  percentage,
} from './shared';

const stage = z.object({
  percentage,
  minimum_seconds: count,
  cycle: z.boolean(),
  visitors: count,
  monitoring: z.boolean(),
  drill: z.boolean(),
  signals: z.boolean(),
  approval: z.boolean(),
});
const planState = z.enum(['waiting', 'running', 'paused', 'completed', 'cancelled']);
const planShape = {
  flag: z.string(),
  environment: z.string(),
  state: planState,
  why: z.string().describe('Why it is paused.'),
  stage: count.nullable().describe('From 1; null before the first.'),
  stages: z.array(stage),
  gate: z
    .array(z.object({ condition: z.string(), open: z.boolean(), since: instant, sentence: z.string() }))
    .describe('What must hold now for the plan to leave its stage.'),
  hours_seen: z.array(z.array(z.boolean())).nullable().describe('The hours of the week that were seen, from Monday.'),
  signals: z.array(z.object({ name: z.string(), healthy: z.boolean(), value: z.string(), at: instant })),
  start_at: instant.nullable(),
  start_after_approval: z.boolean(),
  time_zone: z.string(),
  working_days: z.array(z.number().int()),
  pattern: z.enum(['even', 'weekly']),
  on_unhealthy: z.enum(['pause', 'kill']),
  monitoring_url: z.string(),
  dashboard_url: z.string(),
  created_at: instant,
  entered_at: instant.nullable(),
  paused_at: instant.nullable(),
  ended_at: instant.nullable(),
};
const plan = z.object(planShape).meta({ id: 'Plan' });
const changedPlan = z
  .object({ ...z.object(planShape).partial().shape, ...changedHere })
  .required({ flag: true, environment: true })
  .meta({ id: 'ChangedPlan' });

export const plansQuery = z.strictObject({
  environment: environmentParameter,
  state: planState.optional(),
  ...pageParameters,
});
const planChange = {
  tag: 'Rollouts',
  query: inPlaceWithNote,
  body: planNoteInput,
  isBodyOptional: true,
  answers: { 200: changedPlan },
} as const;
export const planOperations = {
  'GET /api/plans': {
    tag: 'Rollouts',
    summary: 'Lists the rollout plans of an environment, those that are not over first',
    query: plansQuery,
    answers: { 200: pageShape({ environment: z.string(), plans: z.array(plan) }) },
  },
  'GET /api/flags/{key}/plan': {
    tag: 'Rollouts',
    summary: 'Reads the plan that leads a flag, or led it last, with its gate as it is now',
    query: inPlace,
    answers: { 200: plan },
  },
  'POST /api/flags/{key}/plan': {
    ...planChange,
    summary: 'Starts a rollout plan, now or later',
    body: newPlanInput,
    answers: { 201: changedPlan },
  },
  'DELETE /api/flags/{key}/plan': { ...planChange, summary: 'Cancels it: the flag keeps its percentage' },
  'POST /api/flags/{key}/plan/pause': { ...planChange, summary: 'Pauses it; the flag stays locked' },
  'DELETE /api/flags/{key}/plan/pause': {
    ...planChange,
    summary: 'Resumes it; the time spent paused does not count',
  },
  'POST /api/flags/{key}/plan/skip': {
    ...planChange,
    summary: 'Leaves the stage without its gate, and says why',
    body: skipInput,
  },
  'POST /api/flags/{key}/plan/rollback': {
    ...planChange,
    summary: 'Goes back to an earlier stage, and pauses there',
    body: rollBackInput,
    isBodyOptional: false,
  },
  'POST /api/flags/{key}/plan/approval': {
    ...planChange,
    summary: 'Approves the gate; by the session of another admin than who started the plan',
  },
  'POST /api/flags/{key}/signals': {
    tag: 'Rollouts',
    summary: 'Keeps what a monitoring system says of a flag; the newest by each name',
    query: inPlace,
    body: signalInput,
    answers: {
      200: z.object({
        flag: z.string(),
        environment: z.string(),
        name: z.string(),
        healthy: z.boolean(),
        value: z.string(),
        at: instant,
      }),
    },
  },
} as const satisfies Readonly<Record<string, Operation>>;
