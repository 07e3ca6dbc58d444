import { z } from 'zod';
import { POSITIONS } from '@/lib/engine/bucket';
import { FLAG_BYTES_MAX, VARIANTS_PER_FLAG_MAX } from '@/lib/engine/budgets';
import { parsePercentage } from '@/lib/engine/percentage';
import type { SplitRange } from '@/lib/engine/rule';
import type { JsonValue } from '@/lib/engine/types';
import { refuseUnstorable } from '@/lib/targeting/refuse-unstorable';
import { splitProblem } from '@/lib/targeting/rule-problem';

/** One of a flag's answers. */
export interface Variant {
  readonly name: string;
  readonly value: JsonValue;
}

export const valueTypeInput = z.enum(['boolean', 'string', 'number', 'json'], {
  error: 'Use boolean, string, number or json.',
});

export const variantNameInput = z.string({ error: 'Name a variant.' }).regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, {
  error: 'Use 1 to 100 letters, digits, _ . and -, beginning with a letter or a digit.',
});

/** What a flag can answer: each name once. Whether the values are of the flag's type is told where that is known. */
export const variantsInput = z
  .array(
    z.strictObject({
      name: variantNameInput,
      value: z.json({ error: 'Give the value as JSON.' }).meta({ id: 'Json' }),
    }),
    {
      error: 'Give the variants as a list of names and values.',
    },
  )
  .min(2, { error: 'Give at least two variants: one for those who get it, and one for those who do not.' })
  .max(VARIANTS_PER_FLAG_MAX, { error: `Use at most ${VARIANTS_PER_FLAG_MAX} variants.` })
  .transform((variants, issues): readonly Variant[] => {
    const seen = new Set<string>();
    for (const [nth, { name }] of variants.entries()) {
      if (seen.has(name)) {
        issues.addIssue({ code: 'custom', path: [nth, 'name'], message: `${name} stands in it twice: say it once.` });
      }
      seen.add(name);
    }
    const bytesMax = FLAG_BYTES_MAX / 2;
    refuseUnstorable(variants, issues, { bytesMax, tooLarge: 'These variants are larger than 512 KiB: use fewer.' });
    return variants;
  });

/** Ranges of positions, each with whose they are. */
export const splitInput = z
  .unknown()
  .transform((split, issues): readonly SplitRange[] | null => {
    if (split === null) return null;
    const problem = splitProblem(split, null);
    if (problem) issues.addIssue({ code: 'custom', path: [...problem.path.slice(1)], message: problem.message });
    return split as readonly SplitRange[];
  })
  .describe('Ranges of positions of 100,000, and whose they are: `{variant, from, to}`; null, for the percentage.');

/** How much of everybody each variant is to have, in per cent; together 100. */
export const weightsInput = z
  .array(
    z.strictObject({
      variant: variantNameInput,
      weight: z.union([z.string(), z.number()]).transform((input, issues): number => {
        const parsed = parsePercentage(input);
        if (parsed !== null) return parsed;
        issues.addIssue({ code: 'custom', message: 'Use a number from 0 to 100, in steps of 0.001, such as 12.5.' });
        return z.NEVER;
      }),
    }),
    { error: 'Give the weights as a list of variants and per cents.' },
  )
  .min(1, { error: 'Give at least one weight.' })
  .max(VARIANTS_PER_FLAG_MAX, { error: `Use at most ${VARIANTS_PER_FLAG_MAX} weights.` })
  .refine((weights) => new Set(weights.map(({ variant }) => variant)).size === weights.length, {
    error: 'A variant stands in it twice: say it once.',
  })
  .transform((weights) => weights.map(({ variant, weight }) => ({ variant, count: Math.round(weight * 1000) })))
  .refine((counts) => counts.reduce((sum, { count }) => sum + count, 0) === POSITIONS, {
    error: 'The weights have to add up to 100.',
  });
