import { z } from 'zod';
import { flagPatchInput, ROWS_PER_SAVE_MAX } from '@/lib/flags/schema';

/** Edits that are not made yet: what each flag would be set to. */
export const radiusInput = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        key: z.string(),
        ...flagPatchInput.pick({
          enabled: true,
          rollout_percentage: true,
          variants: true,
          on_variant: true,
          off_variant: true,
          default_variant: true,
          split: true,
          weights: true,
          rules: true,
          targets: true,
          prerequisites: true,
        }).shape,
      }),
    )
    .min(1, { error: 'Name a flag, and what would be set.' })
    .max(ROWS_PER_SAVE_MAX, { error: `Ask for at most ${ROWS_PER_SAVE_MAX} rows at once.` }),
});
