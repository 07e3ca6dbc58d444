import { and, eq, sql } from 'drizzle-orm';
import { flagEnvironments, flags } from '@/db/schema';
import { formatPercentage } from '@/lib/engine/percentage';
import type { Door } from '@/lib/history/change';
import type { FlagAction } from '@/lib/history/entry';
import { environmentRetired } from '@/lib/history/lock-environments';
import { type PlanFields, planFieldsFor } from '@/lib/rollouts/plan-lock';
import { refuseBadDependencies } from '@/lib/targeting/refuse-bad-dependencies';
import { CONFIGURING } from '@/lib/variants/configuration-problem';
import { difference, type FlagFields, fieldsOf, isShared } from './flag-fields';
import type { FlagRow } from './flag-row';
import { refuseMisfit, refuseMissedVariants, refuseTooLarge } from './refuse-misfit';

/**
 * Writes what differs of `wanted` to a flag, with its entries; the one place that updates a flag's rows. `rows` are the
 * flag in every environment that the door holds. The environment's own fields go to `environment` only; a shared
 * field goes to all of them, so the door must hold all. False where nothing differed (then nothing is recorded).
 * `plan` is what the verb of a rollout plan did to it, told in the same entry; from all others a plan that leads the flag
 * keeps what it leads: throws CONFLICT. A kill pauses it.
 */
export async function writeFields(
  door: Door,
  rows: readonly FlagRow[],
  { environment, wanted, action, plan, leavesDependencies = false }: Writing,
): Promise<boolean> {
  const sharedOnly = Object.fromEntries(Object.entries(wanted).filter(([field]) => isShared(field)));
  let changed = false;
  for (const row of rows) {
    const told = row.environment === environment ? plan : undefined;
    const differing = difference(fieldsOf(row), row.environment === environment ? wanted : sharedOnly);
    const diff = differing ?? (told && { before: {}, after: {} });
    if (!diff) continue;
    const planned = told ?? (await planFieldsFor(door, row, diff.after));
    if (!changed) await writeShared(door, row, diff.after);
    changed = true;
    await writeEnvironment(door, row, { diff, action, planned, leavesDependencies });
  }
  return changed;
}

/** What says who gets which answer: lifecycles count from its last change. */
const DECIDING = ['enabled', 'rollout_percentage', ...CONFIGURING, 'prerequisites'] as const;

interface Writing {
  readonly environment: string | null;
  readonly wanted: Partial<FlagFields>;
  readonly action: FlagAction;
  readonly plan?: PlanFields;
  /** Where many flags are written, and the caller looks at what they ask of one another when all of them are. */
  readonly leavesDependencies?: boolean;
}

async function writeShared(door: Door, row: FlagRow, after: Partial<FlagFields>): Promise<void> {
  const set = {
    ...(after.description !== undefined && { description: after.description }),
    ...(after.kind !== undefined && { kind: after.kind }),
    ...(after.failure_mode !== undefined && { failureMode: after.failure_mode }),
    ...(after.client_visible !== undefined && { isClientVisible: after.client_visible }),
    ...(after.owner !== undefined && { owner: after.owner }),
    ...(after.tags !== undefined && { tags: [...after.tags] }),
    ...(after.variants !== undefined && { variants: after.variants }),
    ...(after.archived !== undefined && { archivedAt: after.archived ? door.at : null }),
  };
  if (Object.keys(set).length > 0) await door.tx.update(flags).set(set).where(eq(flags.id, row.id));
}

async function writeEnvironment(
  door: Door,
  row: FlagRow,
  {
    diff,
    action,
    planned,
    leavesDependencies = false,
  }: { diff: Difference; action: FlagAction; planned: PlanFields | null; leavesDependencies?: boolean },
): Promise<void> {
  const environment = door.environments.find(({ id }) => id === row.environmentId);
  if (!environment) throw new Error(`${row.environment} is not held by this change.`);
  // What all environments share reaches the retired ones too; what is their own stays, but for a kill.
  if (environment.isRetired && Object.keys(diff.after).some((field) => !isShared(field) && field !== 'killed')) {
    throw environmentRetired(environment.key);
  }
  const before = { ...diff.before, ...(planned && { plan: planned.before }) };
  const after = { ...diff.after, ...(planned && { plan: planned.after }) };
  const entryId = await door.record({ environment, action, flag: row.key, before, after });
  const { enabled, killed, rollout_percentage: percentage, rules, targets, prerequisites, variants } = diff.after;
  const { on_variant: onVariant, off_variant: offVariant, default_variant: defaultVariant, split } = diff.after;
  refuseMisfit(row, diff.after);
  if (variants !== undefined) await refuseMissedVariants(door, row.key, variants);
  if (!leavesDependencies && (rules !== undefined || prerequisites !== undefined)) {
    const asks = { rules: rules ?? row.rules, prerequisites: prerequisites ?? row.prerequisites };
    await refuseBadDependencies(door, row.environmentId, { key: row.key, asks });
  }
  await door.tx
    .update(flagEnvironments)
    .set({
      ...(enabled !== undefined && { enabled }),
      ...(killed !== undefined && { killed, killedEntryId: killed ? entryId : null }),
      ...(percentage !== undefined && { rolloutPercentage: formatPercentage(percentage) }),
      ...(onVariant !== undefined && { onVariant }),
      ...(offVariant !== undefined && { offVariant }),
      ...(defaultVariant !== undefined && { defaultVariant }),
      ...(split !== undefined && { split: split ?? sql`null` }),
      ...(rules !== undefined && { rules }),
      ...(targets !== undefined && { targets }),
      ...(prerequisites !== undefined && { prerequisites }),
      version: row.version + 1,
      revision: environment.revision,
      updatedAt: door.at,
      ...(DECIDING.some((field) => diff.after[field] !== undefined) && { decidedAt: door.at }),
      lastEntryId: entryId,
    })
    .where(and(eq(flagEnvironments.flagId, row.id), eq(flagEnvironments.environmentId, row.environmentId)));
  if (DECIDING.some((field) => typeof diff.after[field] === 'object')) await refuseTooLarge(door, row);
}

interface Difference {
  readonly before: Partial<FlagFields>;
  readonly after: Partial<FlagFields>;
}

/** Makes the kill of a killed flag somebody's anew: who killed it, when and why is told by a new entry from now on. */
export async function killAnew(door: Door, row: FlagRow): Promise<boolean> {
  await writeEnvironment(door, row, {
    diff: { before: { killed: true }, after: { killed: true } },
    action: 'flag.killed',
    planned: null,
  });
  return true;
}
