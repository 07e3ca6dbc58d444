import { z } from 'zod';
import { undoInput } from '@/lib/flags/schema';
import { entriesInput } from '@/lib/history/find-entries';
import { ENTRIES_PER_PAGE_MAX } from '@/lib/history/list-history';
import { auditFormat } from '../audit/formats';
import { pageParameters } from '../page-of';
import { wholeNumber } from '../read-query';
import { savedValue } from './flag-shapes';
import type { Operation } from './operation';
import { changedEverywhere, count, environmentParameter, instant, json, pageShape } from './shared';

const auditEntry = z.object({
  id: count,
  at: instant,
  who: z.string(),
  change_id: z.string().nullable().optional(),
  action: z.string(),
  environment: z.string().nullable().optional(),
  flag: z.string().nullable().optional(),
  revision: count.nullable().optional(),
  actor: z.object({ type: z.string(), id: count.nullable() }),
  source: z.string(),
  request: z.string().nullable().optional(),
  note: z.string(),
  before: z.record(z.string(), json).nullable(),
  after: z.record(z.string(), json).nullable(),
  chain: z.string(),
  sequence: count,
  previous_hash: z.string(),
  hash: z.string(),
});

// A form of the audit page sends every field; those that are empty ask for nothing.
const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema);
export const auditQuery = z.strictObject({
  who: orEmpty(entriesInput.shape.who),
  what: orEmpty(entriesInput.shape.what),
  from: orEmpty(entriesInput.shape.from),
  to: orEmpty(entriesInput.shape.to),
  flag: orEmpty(entriesInput.shape.flag),
  environment: orEmpty(entriesInput.shape.environment),
  format: orEmpty(auditFormat.optional()),
  limit: orEmpty(wholeNumber(ENTRIES_PER_PAGE_MAX).optional()),
  cursor: orEmpty(pageParameters.cursor),
});

const entry = z
  .object({
    id: count,
    change_id: z.string(),
    at: instant,
    action: z.string(),
    environment: z.string().nullable(),
    revision: count.nullable(),
    flag: z.string().nullable(),
    who: z.string(),
    source: z.string(),
    note: z.string(),
    before: z.record(z.string(), json).nullable(),
    after: z.record(z.string(), json).nullable(),
  })
  .meta({ id: 'Entry' });

export const historyQuery = z.strictObject({
  environment: environmentParameter,
  flag: z.string().optional().describe('Only those of this flag.'),
  limit: wholeNumber(ENTRIES_PER_PAGE_MAX).optional().describe('Entries a page; 50, if left out.'),
  cursor: pageParameters.cursor,
});

export const historyOperations = {
  'GET /api/flags/{key}/history': {
    tag: 'History',
    summary: 'Lists the entries of a flag in an environment, the newest first',
    query: historyQuery.omit({ flag: true }),
    answers: { 200: pageShape({ environment: z.string(), flag: z.string(), entries: z.array(entry) }) },
  },
  'GET /api/history': {
    tag: 'History',
    summary: 'Lists the entries of an environment, the newest first',
    query: historyQuery,
    answers: { 200: pageShape({ environment: z.string(), entries: z.array(entry) }) },
  },
  'POST /api/undo': {
    tag: 'History',
    summary: 'Takes an edit back, if nothing of it was changed since',
    body: undoInput,
    answers: {
      200: z.object({ undone: z.array(savedValue), ...changedEverywhere }),
    },
    refuses: [404],
  },
  'GET /api/audit': {
    tag: 'History',
    audience: 'admin',
    summary:
      'Lists the entries of every chain, of accounts and access too; or all of them as a file, which is recorded',
    query: auditQuery,
    answers: { 200: [pageShape({ entries: z.array(auditEntry) }), 'text/csv', 'application/x-ndjson'] },
  },
  'GET /api/refusals': {
    tag: 'History',
    audience: 'admin',
    summary: 'Counts who was refused within a week, by kind',
    answers: {
      200: z.object({
        refusals: z.array(z.object({ kind: z.string(), last_24_hours: count, last_7_days: count, last_at: instant })),
      }),
    },
  },
} as const satisfies Readonly<Record<string, Operation>>;
