import { z } from 'zod';
import { radiusInput } from '@/lib/visitors/schema';
import type { Operation } from './operation';
import { count, inPlace, instant } from './shared';

const radius = {
  sampled: count,
  gained: count,
  lost: count,
  lost_after_seeing: count,
  moved: count,
  unchanged: count,
};

export const blastRadiusOperations = {
  'POST /api/blast-radius': {
    tag: 'Flags',
    isQuestion: true,
    summary: 'Says whom edits would touch, of those seen; changes nothing',
    description:
      'With `Prefer: handling=lenient`, what cannot be read yet is answered with 200 and no total: for forms, while somebody types.',
    query: inPlace,
    body: radiusInput,
    answers: {
      200: z.union([
        z.object({
          environment: z.string(),
          total: z.object(radius),
          flags: z.array(
            z.object({
              key: z.string(),
              has_rules: z.boolean(),
              basis: z.enum(['positions', 'contexts']),
              dependents: z.array(z.string()),
              ...radius,
            }),
          ),
          since: instant.nullable(),
        }),
        z.object({ total: z.null(), refused: z.object({ field: z.string().optional(), message: z.string() }) }),
      ]),
    },
  },
} as const satisfies Readonly<Record<string, Operation>>;
