import { z } from 'zod';
import { questionInput } from '@/lib/explain/schema';
import type { Operation } from './operation';
import { count, environmentParameter, failure, inPlace, instant, json, listInPlace, pageShape } from './shared';

const REASONS = ['STATIC', 'DEFAULT', 'TARGETING_MATCH', 'SPLIT', 'DISABLED', 'STALE', 'ERROR', 'UNKNOWN'] as const;
const answered = {
  value: json,
  variant: z.string().nullable().optional(),
  reason: z.enum(REASONS),
  error_code: z.string().optional(),
  targeting_key: z.string().nullable().describe('What is hashed, by the flag’s policy; null where it is missing.'),
};
const step = z.looseObject({ kind: z.string(), decided: z.boolean() }).meta({ id: 'Step' });
const id = z.string().max(1024).optional();
const answer = {
  flag: z.string(),
  enabled: z.boolean().describe('False for a flag that is no boolean.'),
  value: json.optional(),
  variant: z.string().optional(),
  reason: z.enum(REASONS),
  revision: count.nullable(),
  deprecated: z.literal(true).optional(),
  error_code: z.string().optional(),
  stale_for_ms: z.number().nullable().optional(),
};

export const answerOperations = {
  'GET /api/flags/{key}/evaluate': {
    tag: 'Evaluation',
    summary: 'Asks what a flag answers, from memory',
    description: 'Browsers and servers that speak OpenFeature ask by OFREP instead: docs/clients.md.',
    audience: 'evaluate',
    query: z.strictObject({
      environment: environmentParameter,
      user_id: id.describe('What is hashed; with anonymous_id beside it, the account’s id.'),
      anonymous_id: id.describe('The device’s id: then the flag’s policy chooses which is hashed.'),
      first_id: id.describe('The device’s id by which the account was known first.'),
    }),
    answers: { 200: z.object(answer) },
    refuses: [429],
  },
  'POST /api/flags/{key}/explain': {
    tag: 'Evaluation',
    isQuestion: true,
    summary: 'Explains what a flag answers for a context, line by line; counts and changes nothing',
    query: inPlace,
    body: questionInput,
    answers: {
      200: z.object({
        environment: z.string(),
        flag: z.string(),
        at: instant,
        revision: count,
        ...answered,
        steps: z.array(step),
      }),
    },
  },
  'POST /api/explain': {
    tag: 'Evaluation',
    isQuestion: true,
    summary: 'Says what every flag of an environment answers for a context, and which line decided',
    query: inPlace,
    body: questionInput,
    answers: {
      200: z.object({
        environment: z.string(),
        at: instant,
        revision: count,
        flags: z.array(z.object({ flag: z.string(), ...answered, decided_by: step.nullable() })),
      }),
    },
  },
  'GET /api/flags/{key}/evaluations': {
    tag: 'Evaluation',
    summary: 'Counts how often a flag was answered, by variant and by the hour',
    query: inPlace,
    answers: {
      200: z.object({
        environment: z.string(),
        flag: z.string(),
        last_asked_at: instant.nullable(),
        variants: z.array(
          z.object({ variant: z.string(), last_24_hours: count, last_7_days: count, last_asked_at: instant }),
        ),
        hours: z.array(count).describe('Answers of the last 24 hours, the oldest first.'),
        at_login: z
          .object({ visitors: count, changed: count })
          .describe('Visitors seen signed in, and those of them whose answer is another than before.'),
      }),
    },
  },
  'GET /api/unknown-flags': {
    tag: 'Evaluation',
    summary: 'Lists the keys that are asked for and that no flag has, those asked for last first',
    query: listInPlace,
    answers: {
      200: pageShape({
        environment: z.string(),
        keys: z.array(z.object({ key: z.string(), count, first_asked_at: instant, last_asked_at: instant })),
      }),
    },
  },
} as const satisfies Readonly<Record<string, Operation>>;

/** An evaluation that has no answer of the flag’s: an answer for whoever reads no further, and the failure. */
export const unanswered = z.object({ ...answer, ...failure.shape });
