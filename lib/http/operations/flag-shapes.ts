import { z } from 'zod';
import { FLAG_KINDS } from '@/lib/flags/flag-view';
import { LIFECYCLE_STAGES } from '@/lib/lifecycle/lifecycle-stage';
import { changedHere, count, instant, json, percentage } from './shared';

export const lifecycleStage = z.enum(LIFECYCLE_STAGES);
export const flagShape = {
  key: z.string(),
  description: z.string(),
  kind: z.enum(FLAG_KINDS),
  environment: z.string(),
  enabled: z.boolean(),
  killed: z.boolean(),
  killed_by: z.object({ who: z.string(), at: instant, note: z.string() }).nullable(),
  rollout_percentage: percentage,
  value_type: z.enum(['boolean', 'string', 'number', 'json']),
  has_split: z.boolean(),
  has_targeting: z.boolean(),
  identity_policy: z.string(),
  failure_mode: z.enum(['last-known-good', 'fail-closed', 'fail-open']),
  client_visible: z.boolean(),
  owner: z.string(),
  tags: z.array(z.string()),
  archived: z.boolean(),
  created_at: instant,
  updated_at: instant,
  decided_at: instant.describe('Since when switch and percentage are what they are.'),
  version: z.number().int().positive(),
  last_change: z.object({ who: z.string(), at: instant, note: z.string(), source: z.string() }).nullable(),
};
export const listedFlag = z.object(flagShape).meta({ id: 'ListedFlag' });
export const split = z.array(z.object({ variant: z.string(), from: count, to: count }));
export const configuration = {
  variants: z.array(z.object({ name: z.string(), value: json })),
  on_variant: z.string(),
  off_variant: z.string(),
  default_variant: z.string(),
  split: split.nullable().describe('Ranges of positions of 100,000, and whose they are.'),
  weights: z.array(z.object({ variant: z.string(), weight: percentage })),
  rules: json.describe('In order; docs/evaluation.md has the grammar.'),
  targets: json.describe('Ids that are answered by name.'),
  prerequisites: json.describe('What other flags have to answer first.'),
};
export const wholeFlag = z.object({
  ...flagShape,
  ...configuration,
  past: z
    .object({ deleted_at: instant, deleted_by: z.string() })
    .optional()
    .describe('Where the key had a flag before this one.'),
});
/** A value that a save of rows changed, or an undo took back. */
export const savedValue = z
  .object({
    key: z.string(),
    what: z.enum(['rollout_percentage', 'enabled']),
    from: z.union([z.number(), z.boolean()]),
    to: z.union([z.number(), z.boolean()]),
  })
  .meta({ id: 'SavedValue' });
/** A flag as a change leaves it: less of it where the database went away right after the commit. */
export const changedFlag = z
  .object({ ...z.object({ ...flagShape, ...configuration }).partial().shape, ...changedHere })
  .required({ key: true, environment: true })
  .meta({ id: 'ChangedFlag' });
