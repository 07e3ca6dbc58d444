import { z } from 'zod';
import { FLAG_KINDS } from '@/lib/flags/flag-view';
import { archiveInput, flagPatchInput, killInput, newFlagInput, revertInput, saveRowsInput } from '@/lib/flags/schema';
import { pageParameters } from '../page-of';
import { trueOrFalse } from '../read-query';
import { changedFlag, flagShape, lifecycleStage, listedFlag, savedValue, wholeFlag } from './flag-shapes';
import type { Operation } from './operation';
import { changedHere, count, environmentParameter, inPlace, inPlaceWithNote, instant, pageShape } from './shared';

export const flagsQuery = z.strictObject({
  environment: environmentParameter,
  search: z.string().max(200).optional().describe('Words that all stand in the key, description, owner or a tag.'),
  kind: z.enum(FLAG_KINDS).optional(),
  tag: z.string().optional(),
  owner: z.string().optional(),
  enabled: trueOrFalse.optional(),
  killed: trueOrFalse.optional(),
  archived: trueOrFalse.optional(),
  lifecycle_stage: lifecycleStage.optional(),
  ...pageParameters,
});

export const flagOperations = {
  'GET /api/flags': {
    tag: 'Flags',
    summary: 'Lists the flags of an environment, in key order; archived ones too',
    query: flagsQuery,
    answers: {
      200: pageShape({
        environment: z.string(),
        flags: z.array(
          z.object({
            ...flagShape,
            last_asked_at: instant.nullable(),
            lifecycle_stage: lifecycleStage.nullable(),
          }),
        ),
      }),
    },
  },
  'POST /api/flags': {
    tag: 'Flags',
    summary: 'Makes a flag',
    description:
      'In every environment. Its switch and percentage are those of the environment of the request; others begin switched off.',
    query: inPlace,
    body: newFlagInput,
    hasTag: true,
    answers: { 201: changedFlag },
  },
  'PATCH /api/flags': {
    tag: 'Flags',
    summary: 'Saves several rows with one note, all of them or none',
    query: inPlace,
    body: saveRowsInput,
    answers: {
      200: z.object({
        environment: z.string(),
        flags: z.array(listedFlag).optional(),
        saved: z.array(savedValue),
        ...changedHere,
      }),
    },
  },
  'GET /api/flags/{key}': {
    tag: 'Flags',
    summary: 'Reads one flag, with its variants and targeting',
    query: inPlace,
    hasTag: true,
    answers: { 200: wholeFlag },
  },
  'PATCH /api/flags/{key}': {
    tag: 'Flags',
    summary: 'Edits what the body names',
    query: inPlace,
    body: flagPatchInput,
    isConditional: true,
    hasTag: true,
    answers: { 200: changedFlag },
  },
  'DELETE /api/flags/{key}': {
    tag: 'Flags',
    summary: 'Archives a flag: no more edits, its last answer goes on',
    query: inPlaceWithNote,
    body: archiveInput,
    isBodyOptional: true,
    isConditional: true,
    hasTag: true,
    answers: { 200: changedFlag },
  },
  'POST /api/flags/{key}/restore': {
    tag: 'Flags',
    summary: 'Brings an archived flag back',
    query: inPlaceWithNote,
    body: archiveInput,
    isBodyOptional: true,
    isConditional: true,
    hasTag: true,
    answers: { 200: changedFlag },
  },
  'POST /api/flags/{key}/revert': {
    tag: 'Flags',
    summary: 'Takes a flag back to what it was right after an entry of its history',
    query: inPlace,
    body: revertInput,
    isConditional: true,
    hasTag: true,
    answers: { 200: changedFlag },
  },
  'POST /api/flags/{key}/kill': {
    tag: 'Flags',
    summary: 'Kills a flag: off for everybody at once',
    description: 'Switch and percentage stay, for the lift. It heeds no version, and waits for nobody’s note.',
    query: inPlaceWithNote,
    body: killInput.extend({ environment: environmentParameter }),
    isBodyOptional: true,
    hasTag: true,
    answers: { 200: changedFlag },
  },
  'DELETE /api/flags/{key}/kill': {
    tag: 'Flags',
    summary: 'Lifts a kill: the flag answers as before',
    query: inPlaceWithNote,
    body: archiveInput.extend({ environment: environmentParameter }),
    isBodyOptional: true,
    isConditional: true,
    hasTag: true,
    answers: { 200: changedFlag },
  },
  'POST /api/triggers/{secret}': {
    tag: 'Flags',
    summary: 'Kills the flag that the link is for; for a monitoring system, without any header',
    description: 'A body that says `{"status": "resolved"}` kills nothing, and is answered with 202.',
    audience: 'anybody',
    body: z.looseObject({
      status: z
        .unknown()
        .optional()
        .describe('`resolved`, where the alert is over; whatever else it says, the flag is killed.'),
    }),
    isBodyOptional: true,
    answers: {
      200: z.object({
        flag: z.string(),
        environment: z.string(),
        killed: z.literal(true),
        was_killed: z.boolean(),
        revision: count.nullable(),
      }),
      202: z.object({ flag: z.string(), environment: z.string(), killed: z.literal(false) }),
    },
    refuses: [429],
  },
} as const satisfies Readonly<Record<string, Operation>>;
