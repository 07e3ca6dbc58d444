import { z } from 'zod';
import { newScheduleInput, schedulePatchInput } from '@/lib/schedules/schema';
import { pageParameters } from '../page-of';
import type { Operation } from './operation';
import { changedOnly, count, environmentParameter, inPlace, instant, pageShape, percentage, withNote } from './shared';

const scheduleState = z.enum(['pending', 'done', 'failed', 'cancelled']);
const scheduleShape = {
  id: count,
  flag: z.string(),
  environment: z.string(),
  enabled: z.boolean().nullable(),
  rollout_percentage: percentage.nullable(),
  at: z.string().describe('What a clock on the wall of the time zone shows.'),
  time_zone: z.string(),
  due_at: instant,
  note: z.string(),
  state: scheduleState,
  outcome: z.string(),
  made_by: z.string(),
  made_at: instant,
  settled_at: instant.nullable(),
  version: z.number().int().positive(),
};
const schedule = z.object(scheduleShape).meta({ id: 'Schedule' });
const changedSchedule = z
  .object({ ...z.object(scheduleShape).partial().shape, ...changedOnly })
  .required({ id: true })
  .meta({ id: 'ChangedSchedule' });

export const schedulesQuery = z.strictObject({
  environment: environmentParameter,
  state: scheduleState.optional(),
  ...pageParameters,
});

export const scheduleOperations = {
  'GET /api/schedules': {
    tag: 'Rollouts',
    summary: 'Lists the scheduled changes of an environment, those to come first',
    query: schedulesQuery,
    answers: { 200: pageShape({ environment: z.string(), schedules: z.array(schedule) }) },
  },
  'GET /api/flags/{key}/schedules': {
    tag: 'Rollouts',
    summary: 'Lists the scheduled changes of a flag',
    query: schedulesQuery,
    answers: { 200: pageShape({ environment: z.string(), flag: z.string(), schedules: z.array(schedule) }) },
  },
  'POST /api/flags/{key}/schedules': {
    tag: 'Rollouts',
    summary: 'Schedules a change',
    query: inPlace,
    body: newScheduleInput,
    hasTag: true,
    answers: { 201: changedSchedule },
  },
  'GET /api/schedules/{id}': {
    tag: 'Rollouts',
    summary: 'Reads one scheduled change',
    hasTag: true,
    answers: { 200: schedule },
  },
  'PATCH /api/schedules/{id}': {
    tag: 'Rollouts',
    summary: 'Edits a change that is still to come; null takes a field out of it',
    body: schedulePatchInput,
    isConditional: true,
    hasTag: true,
    answers: { 200: changedSchedule },
  },
  'DELETE /api/schedules/{id}': {
    tag: 'Rollouts',
    summary: 'Cancels a change that is still to come',
    query: withNote,
    hasTag: true,
    answers: { 200: changedSchedule },
  },
} as const satisfies Readonly<Record<string, Operation>>;
