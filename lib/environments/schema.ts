import { z } from 'zod';
import { ROWS_PER_SAVE_MAX } from '@/lib/flags/schema';
import { textInput } from '@/lib/text-input';

/** What one database serves; each instance holds them all. */
export const ENVIRONMENTS_MAX = 20;

const note = textInput(1_000).default('');
const name = textInput(60).refine((typed) => typed !== '', { error: 'Give it a name.' });
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
  error: 'Use 1 to 40 lower-case letters, digits and -, beginning with a letter or a digit.',
});

/** What makes an environment. */
export const newEnvironmentInput = z.strictObject({
  key,
  name,
  /** The environment whose flags it begins like; without one, every flag begins switched off. */
  copy_from: z.string().optional(),
  note,
});

/** What may be edited of an environment. `position` is its place in the list, from 0. */
export const environmentPatchInput = z.strictObject({
  name: name.optional(),
  position: z
    .number()
    .int()
    .min(0)
    .max(ENVIRONMENTS_MAX - 1)
    .optional(),
  /** Whether every change but a kill has to say why. */
  requires_note: z.boolean({ error: 'Use true or false.' }).optional(),
  note,
});

export const retirementInput = z.strictObject({ note });

/** The parts of a flag's configuration that are copied on their own, and the fields of each. */
export const PARTS = {
  rollout: ['enabled', 'rollout_percentage', 'split'],
  targeting: ['rules', 'targets', 'prerequisites'],
  variants: ['on_variant', 'off_variant', 'default_variant'],
} as const;

export type Part = keyof typeof PARTS;

export const PART_NAMES = ['rollout', 'targeting', 'variants'] as const satisfies readonly Part[];

/** What is copied from one environment into another, and which versions were looked at there. */
export const copyInput = z.strictObject({
  from: z.string(),
  flags: z
    .array(z.strictObject({ key: z.string(), version: z.number().int().positive().optional() }))
    .min(1, { error: 'Choose a flag to copy.' })
    .max(ROWS_PER_SAVE_MAX, { error: `Copy at most ${ROWS_PER_SAVE_MAX} flags at once.` }),
  parts: z
    .array(z.enum(PART_NAMES, { error: `Use some of ${PART_NAMES.join(', ')}.` }))
    .min(1, { error: 'Choose what to copy.' })
    .default([...PART_NAMES]),
  note,
});
