import { z } from 'zod';

/** Segments from outside: the database's JSON, or a cache. Whatever else one says, the engine makes something harmless of it. */
export const storedSegments = z.array(
  z.object({
    key: z.string().min(1).max(100),
    conditions: z.unknown(),
    included: z.unknown(),
    excluded: z.unknown(),
    revision: z.number().int().nonnegative(),
  }),
);
