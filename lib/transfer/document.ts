import { z } from 'zod';
import { flagPatchInput, newFlagInput } from '@/lib/flags/schema';
import { newSegmentInput } from '@/lib/segments/schema';
import { textInput } from '@/lib/text-input';

/** The shape of the documents that this release writes and reads. Another shape gets another number. */
export const DOCUMENT_SCHEMA = 'sluice.environment/1';

const shared = newFlagInput.omit({ note: true, enabled: true, rollout_percentage: true });
const own = flagPatchInput
  .pick({ enabled: true, rollout_percentage: true, split: true, rules: true, targets: true, prerequisites: true })
  .required();

/** A flag as a document has it: what all environments share, and what one decides. No kill is in it, and no archived flag. */
export const documentFlag = z.strictObject({ ...shared.shape, ...own.shape });
export type DocumentFlag = z.infer<typeof documentFlag>;

const segment = newSegmentInput.omit({ note: true });

/** A whole environment: its flags as it decides them, and the segments that they may ask for. */
export const environmentDocument = z.strictObject({
  schema: z.literal(DOCUMENT_SCHEMA, { error: `This release reads ${DOCUMENT_SCHEMA}.` }),
  environment: z.string(),
  exported_at: z.iso.datetime(),
  segments: z.array(segment).max(1_000),
  flags: z.array(documentFlag).max(10_000),
});
export type EnvironmentDocument = z.infer<typeof environmentDocument>;

/** What makes an environment what a document says. */
export const importInput = z.strictObject({
  document: environmentDocument,
  /** Only says what would change. */
  dry_run: z.boolean({ error: 'Use true or false.' }).default(false),
  note: textInput(1_000).default(''),
});
