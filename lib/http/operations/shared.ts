import { z } from 'zod';
import { pageParameters } from '../page-of';

/** What stands in many operations, said once. */

export const environmentParameter = z
  .string()
  .optional()
  .describe('The key of the environment; that of the process that answers, if left out.');
const noteParameter = z.string().optional().describe('Why, for history.');

export const noParameters = z.strictObject({});
/** The query of what is about one environment. */
export const inPlace = z.strictObject({ environment: environmentParameter });
/** The query of a list in one environment. */
export const listInPlace = z.strictObject({ environment: environmentParameter, ...pageParameters });
/** The query of a list that all environments share. */
export const list = z.strictObject(pageParameters);
/** The query of what deletes, or lifts: some clients send no body with DELETE. */
export const inPlaceWithNote = z.strictObject({ environment: environmentParameter, note: noteParameter });
export const withNote = z.strictObject({ note: noteParameter });

export const instant = z.iso.datetime().describe('An instant in UTC.');
export const percentage = z.number().min(0).max(100);
export const count = z.number().int().min(0);
export const json = z.unknown();
/** Environments by key, or all that there are and will be. */
export const scope = z.array(z.string()).or(z.literal('all'));

/** A list's page. */
export function pageShape(rows: Readonly<Record<string, z.ZodType>>) {
  return z.object({
    ...rows,
    next_cursor: z.string().nullable().describe('Where the next page begins; null where this is the last.'),
  });
}

/** The layers that were told of a change by the time that it is answered. */
const reach = z
  .array(z.object({ layer: z.enum(['snapshot', 'upstash', 'tags']), told: z.boolean(), ms: z.number() }))
  .meta({ id: 'Reach' });

const changeId = z.uuid().describe('Groups the entries of this change in history; undo names it.');

/** What the answer to a change in one environment has beside what it changed. */
export const changedHere = {
  revision: count.describe('The environment’s revision that has the change.'),
  reach,
  change_id: changeId,
};

/** What the answer to a change of what environments share has. */
export const changedEverywhere = {
  revisions: z.record(z.string(), count).describe('By environment: its revision that has the change.'),
  reach,
  change_id: changeId,
};

export const changedOnly = { change_id: changeId };

export const failure = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string().describe('What, which, and what now.'),
      field: z.string().optional(),
      details: json.optional(),
    }),
  })
  .meta({ id: 'Error' });
