import { z } from 'zod';
import { CONTEXT_BYTES_MAX } from '@/lib/engine/budgets';

const id = z.string({ error: 'Use a text.' }).max(1024, { error: 'Use at most 1,024 characters.' });

/** What is asked to be explained: for whom, and when. */
export const questionInput = z.strictObject({
  context: z
    .strictObject({
      targeting_key: id.optional(),
      identities: z.strictObject({ device: id.optional(), user: id.optional(), first: id.optional() }).optional(),
      attributes: z.record(z.string(), z.unknown(), { error: 'Use an object of names and values.' }).optional(),
    })
    .refine((context) => JSON.stringify(context).length <= CONTEXT_BYTES_MAX, {
      error: 'A context has at most 64 KiB.',
    })
    .default({}),
  /** The instant at which to look; now, if left out. */
  at: z.iso.datetime({ offset: true, error: 'Use an instant with its zone, such as 2026-12-01T09:00:00Z.' }).optional(),
});
