import { z } from 'zod';
import { drillInput } from '@/lib/drills/schema';
import { pageParameters } from '../page-of';
import type { Operation } from './operation';
import { count, environmentParameter, inPlace, instant, pageShape } from './shared';

const kind = z.enum(['twin', 'real']);
const state = z.enum(['running', 'passed', 'failed']);
const ms = z.number().nullable();
const drill = z
  .object({
    id: count,
    flag: z.string(),
    environment: z.string(),
    kind,
    state,
    started_by: z.string(),
    started_at: instant,
    finished_at: instant.nullable(),
    budget_ms: count,
    layers: z.array(
      z.object({
        layer: z.enum(['commit', 'notification', 'instance', 'upstash', 'page', 'answer']),
        name: z.string(),
        state: z.enum(['followed', 'late', 'unused']),
        ms,
      }),
    ),
    p50_ms: ms,
    p95_ms: ms,
    max_ms: ms,
    fault: z.string().describe('The layer that did not follow; empty where all did.'),
    expires_at: instant.nullable().describe('Until when it vouches for the flag.'),
  })
  .meta({ id: 'Drill' });

export const drillsQuery = z.strictObject({
  environment: environmentParameter,
  kind: kind.optional(),
  state: state.optional(),
  ...pageParameters,
});

export const drillOperations = {
  'GET /api/drills': {
    tag: 'Drills',
    summary: 'Lists the drills of an environment, the newest first',
    query: drillsQuery,
    answers: { 200: pageShape({ environment: z.string(), drills: z.array(drill) }) },
  },
  'GET /api/flags/{key}/drills': {
    tag: 'Drills',
    summary: 'Lists the drills of a flag, the newest first',
    query: drillsQuery,
    answers: { 200: pageShape({ environment: z.string(), flag: z.string(), drills: z.array(drill) }) },
  },
  'POST /api/flags/{key}/drills': {
    tag: 'Drills',
    summary: 'Starts a drill, which runs on; Location says where to look',
    description: 'On a twin that hurts nobody, or, with the key typed out as `confirm`, on the flag itself.',
    query: inPlace,
    body: drillInput,
    isBodyOptional: true,
    answers: { 202: drill.partial().required({ id: true }) },
  },
  'GET /api/drills/{id}': {
    tag: 'Drills',
    summary: 'Reads one drill, also while it runs',
    answers: { 200: drill },
  },
} as const satisfies Readonly<Record<string, Operation>>;
