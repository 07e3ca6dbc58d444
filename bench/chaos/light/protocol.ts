import { z } from 'zod';

/** What a light instance is told, one object a message. */
export const question = z.object({
  id: z.number(),
  environment: z.string(),
  asked: z.array(z.object({ flag: z.string(), user: z.string() })),
});

/** What it says back. */
export const reply = z.object({
  id: z.number(),
  given: z.array(
    z.object({
      value: z.boolean(),
      reason: z.string(),
      revision: z.number().nullable(),
      staleForMs: z.number().nullable().optional(),
    }),
  ),
});

export type Question = z.infer<typeof question>;
export type Reply = z.infer<typeof reply>;
