import { isDeepStrictEqual } from 'node:util';
import type { FlagRow } from './flag-row';

/** Everything that a person can set of a flag, under the names that REST and history use. */
export interface FlagFields {
  readonly description: string;
  readonly kind: string;
  readonly identity_policy: string;
  readonly failure_mode: string;
  readonly client_visible: boolean;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly archived: boolean;
  readonly enabled: boolean;
  readonly killed: boolean;
  readonly rollout_percentage: number;
  readonly value_type: string;
  readonly variants: unknown;
  readonly on_variant: string;
  readonly off_variant: string;
  readonly default_variant: string;
  readonly split: unknown;
  readonly rules: unknown;
  readonly targets: unknown;
  readonly prerequisites: unknown;
}

/** Fields that live in the environment's half; all others are shared by every environment. */
const OF_ENVIRONMENT: ReadonlySet<string> = new Set([
  'enabled',
  'killed',
  'rollout_percentage',
  'on_variant',
  'off_variant',
  'default_variant',
  'split',
  'rules',
  'targets',
  'prerequisites',
]);

export function isShared(field: string): boolean {
  return !OF_ENVIRONMENT.has(field);
}

/** The fields of a row, as history keeps them. */
export function fieldsOf(row: FlagRow): FlagFields {
  return {
    description: row.description,
    kind: row.kind,
    identity_policy: row.identityPolicy,
    failure_mode: row.failureMode,
    client_visible: row.clientVisible,
    owner: row.owner,
    tags: row.tags,
    archived: row.archived,
    enabled: row.enabled,
    killed: row.killed,
    rollout_percentage: row.rolloutPercentage,
    value_type: row.valueType,
    variants: row.variants,
    on_variant: row.onVariant,
    off_variant: row.offVariant,
    default_variant: row.defaultVariant,
    split: row.split,
    rules: row.rules,
    targets: row.targets,
    prerequisites: row.prerequisites,
  };
}

/** Only what differs, before and after; null where nothing does. */
export function difference(
  before: FlagFields,
  wanted: Partial<FlagFields>,
): { before: Partial<FlagFields>; after: Partial<FlagFields> } | null {
  const changed = Object.entries(wanted).filter(
    // Deeply: PostgreSQL's jsonb has an order of its own for keys.
    ([field, value]) => value !== undefined && !isDeepStrictEqual(value, Reflect.get(before, field)),
  );
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, Reflect.get(before, field)])),
    after: Object.fromEntries(changed),
  };
}
