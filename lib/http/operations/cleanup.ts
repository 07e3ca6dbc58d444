import { z } from 'zod';
import { LIFECYCLE_STAGES } from '@/lib/lifecycle/lifecycle-stage';
import { snoozeInput } from '@/lib/lifecycle/schema';
import type { Operation } from './operation';
import {
  changedEverywhere,
  changedHere,
  count,
  environmentParameter,
  inPlace,
  instant,
  list,
  listInPlace,
  pageShape,
  percentage,
  withNote,
} from './shared';

const { reach: _reach, ...deletedEverywhere } = changedEverywhere;

export const cleanupOperations = {
  'GET /api/cleanup': {
    tag: 'Cleanup',
    summary: 'Lists the flags that are due to go in an environment, the longest first; those put off last',
    query: listInPlace,
    answers: {
      200: pageShape({
        environment: z.string(),
        reminders: z.array(
          z.object({
            flag: z.string(),
            owner: z.string(),
            share: percentage,
            since: instant,
            snoozed: z.object({ until: instant, note: z.string() }).nullable(),
          }),
        ),
      }),
    },
  },
  'GET /api/cleanup/tombstones': {
    tag: 'Cleanup',
    summary: 'Lists the archived flags of all environments, with who still asks',
    query: list,
    answers: {
      200: pageShape({
        tombstones: z.array(
          z.object({
            flag: z.string(),
            archived_at: instant,
            last_24_hours: count,
            last_asked_at: instant.nullable(),
            quiet_at: instant.describe('From when on it can be deleted, should nobody ask until then.'),
          }),
        ),
      }),
    },
  },
  'GET /api/cleanup/calendar': {
    tag: 'Cleanup',
    summary: 'The reminders as iCalendar; the Cleanup page has the address, with its secret',
    audience: 'anybody',
    query: z.strictObject({ environment: environmentParameter, secret: z.string() }),
    answers: { 200: 'text/calendar' },
  },
  'GET /api/flags/{key}/cleanup': {
    tag: 'Cleanup',
    summary: 'Says where a flag stands in its life, and what is left until it is gone',
    query: inPlace,
    answers: {
      200: z.object({
        environment: z.string(),
        flag: z.string(),
        lifecycle_stage: z.enum(LIFECYCLE_STAGES).nullable(),
        steps: z
          .array(
            z.object({
              id: z.string(),
              state: z.enum(['done', 'open', 'yours']),
              what: z.string(),
              detail: z.string(),
            }),
          )
          .nullable(),
      }),
    },
  },
  'POST /api/flags/{key}/snooze': {
    tag: 'Cleanup',
    summary: 'Puts off the reminder to clean a flag up',
    query: inPlace,
    body: snoozeInput,
    hasTag: true,
    answers: {
      200: z.looseObject({ key: z.string(), environment: z.string(), ...changedHere }).describe('The flag.'),
    },
  },
  'DELETE /api/flags/{key}/tombstone': {
    tag: 'Cleanup',
    summary: 'Deletes an archived flag that nobody asked for during 14 days',
    query: withNote,
    answers: { 200: z.object({ key: z.string(), deleted: z.literal(true), ...deletedEverywhere }) },
  },
} as const satisfies Readonly<Record<string, Operation>>;
