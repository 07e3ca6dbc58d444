import { insertMany } from '@/db/insert-many';
import { flagEnvironments } from '@/db/schema';
import { formatPercentage } from '@/lib/engine/percentage';
import type { Door, LockedEnvironment } from '@/lib/history/change';
import type { FlagFields } from './flag-fields';

/** A flag that an environment does not have yet, with what it begins with there. */
export interface BegunFlag {
  readonly id: number;
  readonly key: string;
  readonly fields: Omit<FlagFields, 'split'> & Partial<Pick<FlagFields, 'split'>>;
}

/** Puts flags into an environment that the door holds, each with its entry: a few statements, however many there are. */
export async function addToEnvironment(
  door: Door,
  environment: LockedEnvironment,
  begun: readonly BegunFlag[],
): Promise<void> {
  const ids = await door.recordAll(
    environment,
    begun.map(({ key, fields }) => ({ action: 'flag.created', flag: key, before: null, after: { ...fields } })),
  );
  environment.flagCountDelta += begun.length;
  const values = begun.map(({ id, fields }, nth) => ({
    flagId: id,
    environmentId: environment.id,
    enabled: fields.enabled,
    rolloutPercentage: formatPercentage(fields.rollout_percentage),
    onVariant: fields.on_variant,
    offVariant: fields.off_variant,
    defaultVariant: fields.default_variant,
    split: fields.split ?? null,
    rules: fields.rules,
    targets: fields.targets,
    prerequisites: fields.prerequisites,
    revision: environment.revision,
    updatedAt: door.at,
    decidedAt: door.at,
    lastEntryId: ids[nth] ?? null,
  }));
  await insertMany(door.tx, flagEnvironments, values, ['flagId']);
}
