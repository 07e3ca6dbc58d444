import { z } from 'zod';
import { parseFlagKey } from '@/lib/engine/flag-key';
import { parseIdentityPolicy } from '@/lib/engine/identity-policy';
import { parsePercentage } from '@/lib/engine/percentage';
import type { IdentityPolicy } from '@/lib/engine/types';
import { prerequisitesInput, rulesInput, targetsInput } from '@/lib/targeting/inputs';
import { textInput } from '@/lib/text-input';
import { splitInput, valueTypeInput, variantNameInput, variantsInput, weightsInput } from '@/lib/variants/inputs';
import { FLAG_KINDS } from './flag-view';

/** Rows that one save may change: the table sends one page, or what was edited of it. */
export const ROWS_PER_SAVE_MAX = 1_000;
export const FLAGS_PER_ENVIRONMENT_MAX = 10_000;
export const NOTE_LENGTH_MAX = 1_000;

const POLICY_ERROR =
  'Choose device, user, adopt-user, sticky-first or attribute:PATH, such as attribute:org: it decides whose id is hashed.';

const flagKey = z.string().transform((text, issue) => {
  const key = parseFlagKey(text);
  if (key !== null) return key;
  issue.addIssue({
    code: 'custom',
    message:
      text.toLowerCase() === 'new'
        ? 'new is taken: it is the address of the form that makes a flag. Choose another key.'
        : 'Use 1 to 100 letters, digits, _ . and -, beginning with a letter or a digit.',
  });
  return z.NEVER;
});

const percentage = z.union([z.string(), z.number()]).transform((input, issue) => {
  const parsed = parsePercentage(input);
  if (parsed !== null) return parsed;
  issue.addIssue({ code: 'custom', message: 'Use a number from 0 to 100, in steps of 0.001, such as 12.5.' });
  return z.NEVER;
});

const tag = textInput(50).min(1, { error: 'A tag has at least one character.' });

/** The fields of a flag that all environments share, and may be edited. */
const shared = {
  description: textInput(2_000),
  kind: z.enum(FLAG_KINDS, { error: `Use one of: ${FLAG_KINDS.join(', ')}.` }),
  failure_mode: z.enum(['last-known-good', 'fail-closed', 'fail-open'], {
    error: 'Use last-known-good, fail-closed or fail-open.',
  }),
  client_visible: z.boolean({ error: 'Use true or false.' }),
  owner: textInput(200),
  tags: z.array(tag).max(20, { error: 'Use at most 20 tags.' }),
};

const identityPolicy = z.string({ error: POLICY_ERROR }).transform((text, issue): IdentityPolicy => {
  const policy = parseIdentityPolicy(text);
  if (policy !== null) return policy;
  issue.addIssue({ code: 'custom', message: POLICY_ERROR });
  return z.NEVER;
});
const note = textInput(NOTE_LENGTH_MAX);

/** What makes a flag. The percentage and the switch are those of the environment named; the others start off. */
export const newFlagInput = z.strictObject({
  key: flagKey,
  description: shared.description.default(''),
  kind: shared.kind.default('release'),
  identity_policy: identityPolicy,
  failure_mode: shared.failure_mode.default('last-known-good'),
  client_visible: shared.client_visible.default(false),
  owner: shared.owner.default(''),
  tags: shared.tags.default([]),
  value_type: valueTypeInput.default('boolean'),
  variants: variantsInput.optional(),
  on_variant: variantNameInput.optional(),
  off_variant: variantNameInput.optional(),
  default_variant: variantNameInput.optional(),
  enabled: z.boolean({ error: 'Use true or false.' }).default(false),
  rollout_percentage: percentage.default(0),
  note: note.default(''),
});

/** What may be edited of a flag; what is absent stays. `version` refuses the edit of something already changed. */
export const flagPatchInput = z.strictObject({
  description: shared.description.optional(),
  kind: shared.kind.optional(),
  failure_mode: shared.failure_mode.optional(),
  client_visible: shared.client_visible.optional(),
  owner: shared.owner.optional(),
  tags: shared.tags.optional(),
  enabled: z.boolean({ error: 'Use true or false.' }).optional(),
  rollout_percentage: percentage.optional(),
  variants: variantsInput.optional(),
  on_variant: variantNameInput.optional(),
  off_variant: variantNameInput.optional(),
  default_variant: variantNameInput.optional(),
  split: splitInput.optional(),
  weights: weightsInput.optional(),
  rules: rulesInput.optional(),
  targets: targetsInput.optional(),
  prerequisites: prerequisitesInput.optional(),
  note: note.default(''),
  version: z.number().int().positive().optional(),
});

/** A save of the table: rows with what was typed, one note for all. */
export const saveRowsInput = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        key: z.string(),
        version: z.number().int().positive(),
        rollout_percentage: percentage.optional(),
        enabled: z.boolean().optional(),
      }),
    )
    .min(1, { error: 'Nothing was changed: type a percentage first.' })
    .max(ROWS_PER_SAVE_MAX, { error: `Save at most ${ROWS_PER_SAVE_MAX} rows at once.` })
    .refine((rows) => new Set(rows.map(({ key }) => key)).size === rows.length, {
      error: 'A flag stands in it twice: send each row once.',
    }),
  note: note.default(''),
});

/** A kill. Nobody may lose that race: a `version`, which other requests carry, is taken and not looked at. */
export const killInput = z.strictObject({ note: note.default(''), version: z.unknown().optional() });

/** An archive, a restore or a lift. */
export const archiveInput = z.strictObject({
  note: note.default(''),
  version: z.number().int().positive().optional(),
});

const NO_ENTRY = { error: 'Name an entry of this flag.' };

/** A revert says besides what to go back to: right after an entry of the flag's history. */
export const revertInput = archiveInput.extend({
  entry_id: z.coerce.number(NO_ENTRY).int(NO_ENTRY).positive(NO_ENTRY),
});

/** What takes a change back. */
export const undoInput = z.strictObject({ change_id: z.uuid({ error: 'Name the change to undo.' }) });

export type NewFlagInput = z.infer<typeof newFlagInput>;
export type FlagPatchInput = z.infer<typeof flagPatchInput>;
export type SaveRowsInput = z.infer<typeof saveRowsInput>;
export type ArchiveInput = z.infer<typeof archiveInput>;
