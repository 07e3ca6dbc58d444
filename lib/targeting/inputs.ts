import { z } from 'zod';
import {
  FLAG_BYTES_MAX,
  RULES_PER_FLAG_MAX,
  TARGETING_KEY_BYTES_MAX,
  TARGETS_PER_FLAG_MAX,
} from '@/lib/engine/budgets';
import { isKeyShaped } from '@/lib/engine/flag-key';
import type { Prerequisite, Rule, Target } from '@/lib/engine/rule';
import { utf8Length } from '@/lib/engine/utf8';
import { variantsProblem } from './condition-problem';
import { refuseUnstorable } from './refuse-unstorable';
import { ruleProblem } from './rule-problem';

const PREREQUISITES_MAX = 20;

/** An id as it is hashed. */
export const idInput = z
  .string({ error: 'Use a text: the id as it is hashed.' })
  .min(1, { error: 'An id has at least one character.' })
  .refine((id) => utf8Length(id) <= TARGETING_KEY_BYTES_MAX && id.isWellFormed() && !id.includes('\0'), {
    error: `Use at most ${TARGETING_KEY_BYTES_MAX} bytes of text.`,
  });

/** Rules in order, each of which the engine can read. Whether the flag has the variants is told where that is known. */
export const rulesInput = z
  .array(z.unknown(), { error: 'Give the rules as a list.' })
  .max(RULES_PER_FLAG_MAX, { error: `Use at most ${RULES_PER_FLAG_MAX} rules.` })
  .transform((rules, issues): readonly Rule[] => {
    for (const [nth, rule] of rules.entries()) {
      const problem = ruleProblem(rule, null);
      if (problem) issues.addIssue({ code: 'custom', path: [nth, ...problem.path], message: problem.message });
    }
    const bytesMax = FLAG_BYTES_MAX / 2;
    refuseUnstorable(rules, issues, {
      bytesMax,
      tooLarge: 'These rules are larger than 512 KiB: move ids into targets.',
    });
    return rules as readonly Rule[];
  })
  .describe('In order: `{name?, conditions, serve}`; docs/evaluation.md has the grammar.');

/** Ids that are answered by name, each once. */
export const targetsInput = z
  .array(
    z.strictObject({
      key: idInput,
      variant: z.string({ error: 'Name a variant.' }),
      note: z.string().trim().max(200, { error: 'Use at most 200 characters.' }).optional(),
    }),
    { error: 'Give the targets as a list.' },
  )
  .max(TARGETS_PER_FLAG_MAX, { error: `Use at most ${TARGETS_PER_FLAG_MAX.toLocaleString('en')} ids.` })
  .transform((targets, issues): readonly Target[] => {
    const seen = new Set<string>();
    for (const [nth, { key }] of targets.entries()) {
      if (seen.has(key)) {
        issues.addIssue({ code: 'custom', path: [nth, 'key'], message: `${key} stands in it twice: say it once.` });
      }
      seen.add(key);
    }
    if (Buffer.byteLength(JSON.stringify(targets)) > FLAG_BYTES_MAX / 2) {
      issues.addIssue({
        code: 'custom',
        message: 'These targets are larger than 512 KiB: use fewer, or shorter notes.',
      });
    }
    return targets as readonly Target[];
  });

/** What other flags have to answer before this one is asked; each flag once. */
export const prerequisitesInput = z
  .array(
    z.strictObject({
      flag: z.string().refine(isKeyShaped, { error: 'Name a flag by its key.' }),
      variants: z.array(z.string()).refine((names) => variantsProblem(names) === null, {
        error: 'Name at least one variant, such as ["on"].',
      }),
    }),
    { error: 'Give the prerequisites as a list.' },
  )
  .max(PREREQUISITES_MAX, { error: `Use at most ${PREREQUISITES_MAX} prerequisites.` })
  .refine((needed) => new Set(needed.map(({ flag }) => flag)).size === needed.length, {
    error: 'A flag stands in it twice: say it once, with all variants that will do.',
  })
  .transform((needed): readonly Prerequisite[] => needed);
