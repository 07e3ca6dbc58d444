import { z } from 'zod';
import type { Operation } from './operation';
import { count, inPlace, instant } from './shared';

export const reachQuery = inPlace.extend({
  revision: z
    .string()
    .regex(/^\d{1,15}$/, { error: 'Give revision as a whole number, such as 1284.' })
    .transform(Number)
    .meta({ override: { type: 'integer', minimum: 0 } })
    .optional(),
});

const instanceState = z.enum(['here', 'silent', 'stopped']);

export const reachOperations = {
  'GET /api/reach': {
    tag: 'Reach',
    summary: 'Says how far a revision has come, instance by instance; the newest, unless one is named',
    query: reachQuery,
    answers: {
      200: z.object({
        environment: z.string(),
        revision: count,
        made_at: instant,
        instances: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            state: z.enum(['holds', 'waiting', 'silent']),
            ms: z.number().nullable(),
            revision: count.nullable(),
          }),
        ),
        is_complete: z.boolean().describe('Whether every instance that is not silent holds it.'),
        ms: z.number().nullable(),
      }),
    },
  },
  'GET /api/instances': {
    tag: 'Reach',
    summary: 'Tells of every serving process, and what was measured over the last hour',
    query: inPlace,
    answers: {
      200: z.object({
        environment: z.string(),
        revision: count,
        measured: z.object({ changes: count, p50: z.number(), p99: z.number(), max: z.number() }).nullable(),
        instances: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            version: z.string(),
            state: instanceState,
            unheard_for_ms: z.number(),
            started_ms_ago: z.number(),
            bus: z.string(),
            last_error: z.object({ what: z.string(), ms_ago: z.number() }).nullable(),
            held: z
              .object({
                environment: z.string(),
                revision: count,
                behind: count.nullable(),
                flag_count: count,
                origin: z.string(),
                unconfirmed_for_ms: z.number().nullable(),
              })
              .nullable(),
          }),
        ),
      }),
    },
  },
} as const satisfies Readonly<Record<string, Operation>>;
