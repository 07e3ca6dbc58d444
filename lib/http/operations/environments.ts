import { z } from 'zod';
import {
  copyInput,
  environmentPatchInput,
  newEnvironmentInput,
  PART_NAMES,
  retirementInput,
} from '@/lib/environments/schema';
import { DOCUMENT_SCHEMA, importInput } from '@/lib/transfer/document';
import { pageParameters } from '../page-of';
import type { Operation } from './operation';
import { changedEverywhere, count, instant, json, list, pageShape, percentage, withNote } from './shared';

const environmentShape = {
  key: z.string(),
  name: z.string(),
  revision: count,
  retired: z.boolean(),
  requires_note: z.boolean(),
};
const environment = z.object(environmentShape).meta({ id: 'Environment' });
const changedEnvironment = z
  .object({ ...environment.partial().shape, ...changedEverywhere })
  .required({ key: true })
  .meta({ id: 'ChangedEnvironment' });

/** The document as it is written: what PUT takes of it, `importInput` says. */
const exportedEnvironment = z
  .object({
    schema: z.literal(DOCUMENT_SCHEMA),
    environment: z.string(),
    exported_at: instant,
    segments: z.array(z.looseObject({ key: z.string() })),
    flags: z.array(z.looseObject({ key: z.string(), enabled: z.boolean(), rollout_percentage: percentage })),
  })
  .meta({ id: 'EnvironmentDocument' });

export const differencesQuery = z.strictObject({
  from: z.string({ error: 'Say what to compare with: ?from=staging.' }).describe('The other environment.'),
  ...pageParameters,
});
export const environmentOperations = {
  'GET /api/environments': {
    tag: 'Environments',
    summary: 'Lists the environments, in their own order',
    query: list,
    answers: { 200: pageShape({ environments: z.array(environment) }) },
  },
  'POST /api/environments': {
    tag: 'Environments',
    summary: 'Makes an environment with every flag, like another or switched off',
    audience: 'admin',
    body: newEnvironmentInput,
    answers: { 201: changedEnvironment },
    refuses: [404],
  },
  'GET /api/environments/{key}': {
    tag: 'Environments',
    summary: 'Reads one environment',
    answers: { 200: environment },
  },
  'PATCH /api/environments/{key}': {
    tag: 'Environments',
    summary: 'Renames it, moves it in the list, or asks for notes',
    audience: 'admin',
    body: environmentPatchInput,
    answers: { 200: changedEnvironment },
  },
  'POST /api/environments/{key}/retirement': {
    tag: 'Environments',
    summary: 'Retires it: it goes on answering, takes kills and no edits',
    audience: 'admin',
    body: retirementInput,
    isBodyOptional: true,
    answers: { 200: changedEnvironment },
  },
  'DELETE /api/environments/{key}/retirement': {
    tag: 'Environments',
    summary: 'Brings it back as it was',
    audience: 'admin',
    query: withNote,
    answers: { 200: changedEnvironment },
  },
  'GET /api/environments/{key}/differences': {
    tag: 'Environments',
    summary: 'Lists the flags that another environment decides differently',
    query: differencesQuery,
    answers: {
      200: pageShape({
        environment: z.string(),
        from: z.string(),
        flag_count: count,
        flags: z.array(
          z.object({
            key: z.string(),
            parts: z.array(z.enum(PART_NAMES)),
            here: z.record(z.string(), json),
            version: count,
            led_by_plan: z.boolean(),
            there: z.record(z.string(), json),
            killed_there: z.boolean(),
          }),
        ),
      }),
    },
  },
  'POST /api/environments/{key}/copies': {
    tag: 'Environments',
    summary: 'Decides flags here as another environment decides them, all or none',
    body: copyInput,
    answers: { 200: z.object({ environment: z.string(), copied: z.array(z.string()), ...changedEverywhere }) },
  },
  'GET /api/environments/{key}/document': {
    tag: 'Environments',
    summary: 'Exports a whole environment, as PUT takes it',
    answers: { 200: exportedEnvironment },
  },
  'PUT /api/environments/{key}/document': {
    tag: 'Environments',
    summary: 'Makes an environment what a document says, as one change or not at all; or says what would change',
    audience: 'admin',
    body: importInput,
    answers: {
      200: z.object({
        environment: z.string(),
        dry_run: z.boolean(),
        changes: z.array(
          z.object({
            action: z.string(),
            environment: z.string().nullable(),
            flag: z.string().nullable(),
            segment: z.string().nullable(),
            before: z.record(z.string(), json).nullable(),
            after: z.record(z.string(), json).nullable(),
          }),
        ),
        untouched: z.array(z.string()).describe('Flags that the document does not have: they stay.'),
        ...z.object(changedEverywhere).partial().shape,
      }),
    },
  },
} as const satisfies Readonly<Record<string, Operation>>;
