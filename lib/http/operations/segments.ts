import { z } from 'zod';
import { newSegmentInput, segmentPatchInput } from '@/lib/segments/schema';
import { pageParameters } from '../page-of';
import type { Operation } from './operation';
import { changedEverywhere, count, instant, json, pageShape, withNote } from './shared';

const users = z.object({
  flags: z.array(z.object({ flag: z.string(), environment: z.string() })),
  segments: z.array(z.string()),
});
const segmentShape = {
  key: z.string(),
  description: z.string(),
  conditions: json,
  included: z.array(z.string()),
  excluded: z.array(z.string()),
  version: z.number().int().positive(),
  created_at: instant,
  updated_at: instant,
  used_by: users,
};
const { included: _included, excluded: _excluded, ...listedSegment } = segmentShape;
const changedSegment = z
  .object({ ...z.object(segmentShape).partial().shape, ...changedEverywhere })
  .required({ key: true })
  .meta({ id: 'ChangedSegment' });

export const segmentsQuery = z.strictObject({
  search: z.string().max(200).optional().describe('A text that stands in the key or the description.'),
  ...pageParameters,
});
export const segmentOperations = {
  'GET /api/segments': {
    tag: 'Segments',
    summary: 'Lists the segments, in key order, with how many ids each names',
    query: segmentsQuery,
    answers: {
      200: pageShape({
        segments: z.array(z.object({ ...listedSegment, included_count: count, excluded_count: count })),
      }),
    },
  },
  'POST /api/segments': {
    tag: 'Segments',
    summary: 'Makes a segment, for all environments',
    body: newSegmentInput,
    hasTag: true,
    answers: { 201: changedSegment },
  },
  'GET /api/segments/{key}': {
    tag: 'Segments',
    summary: 'Reads one segment, with its ids and what hangs on it',
    hasTag: true,
    answers: { 200: z.object(segmentShape).meta({ id: 'Segment' }) },
  },
  'PATCH /api/segments/{key}': {
    tag: 'Segments',
    summary: 'Edits what the body names',
    body: segmentPatchInput,
    isConditional: true,
    hasTag: true,
    answers: { 200: changedSegment },
  },
  'DELETE /api/segments/{key}': {
    tag: 'Segments',
    summary: 'Deletes a segment that nothing asks for',
    query: withNote,
    isConditional: true,
    answers: { 200: changedSegment },
  },
} as const satisfies Readonly<Record<string, Operation>>;
