import { z } from 'zod';
import { FLAG_BYTES_MAX, TARGETS_PER_FLAG_MAX } from '@/lib/engine/budgets';
import { parseFlagKey } from '@/lib/engine/flag-key';
import type { Condition } from '@/lib/engine/rule';
import { idInput } from '@/lib/targeting/inputs';
import { refuseUnstorable } from '@/lib/targeting/refuse-unstorable';
import { textInput } from '@/lib/text-input';
import { segmentProblem } from './segment-problem';

export const SEGMENTS_MAX = 1_000;

const conditions = z
  .array(z.unknown(), { error: 'Give the conditions as a list.' })
  .transform((stored, issues): readonly Condition[] => {
    const problem = segmentProblem(stored);
    if (problem) issues.addIssue({ code: 'custom', path: [...problem.path], message: problem.message });
    const bytesMax = FLAG_BYTES_MAX / 2;
    refuseUnstorable(stored, issues, {
      bytesMax,
      tooLarge: 'These conditions are larger than 512 KiB: list ids instead.',
    });
    return stored as readonly Condition[];
  })
  .describe('All have to hold; docs/evaluation.md has the grammar.');

const ids = z
  .array(idInput, { error: 'Give the ids as a list.' })
  .max(TARGETS_PER_FLAG_MAX, { error: `Use at most ${TARGETS_PER_FLAG_MAX.toLocaleString('en')} ids.` })
  .refine((list) => Buffer.byteLength(JSON.stringify(list)) <= FLAG_BYTES_MAX / 2, {
    error: 'These ids are larger than 512 KiB: use fewer.',
  })
  // Each once: who pastes a list does not mind.
  .transform((list): readonly string[] => [...new Set(list)]);

const key = z.string().transform((typed, issue) => {
  const parsed = parseFlagKey(typed);
  if (parsed !== null) return parsed;
  const message = 'Use 1 to 100 letters, digits, _ . and -, beginning with a letter or a digit; new is taken.';
  issue.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const note = textInput(1_000).default('');

/** What makes a segment. */
export const newSegmentInput = z.strictObject({
  key,
  description: textInput(2_000).default(''),
  conditions: conditions.default([]),
  included: ids.default([]),
  excluded: ids.default([]),
  note,
});

/** What may be edited of a segment; what is absent stays. `version` refuses the edit of something already changed. */
export const segmentPatchInput = z.strictObject({
  description: textInput(2_000).optional(),
  conditions: conditions.optional(),
  included: ids.optional(),
  excluded: ids.optional(),
  note,
  version: z.number().int().positive().optional(),
});

export const segmentDeletionInput = z.strictObject({ note, version: z.number().int().positive().optional() });
