import { sql } from 'drizzle-orm';
import { flagEnvironments, flags } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { formatPercentage } from '@/lib/engine/percentage';
import { type Changed, change, type Door } from '@/lib/history/change';
import { environmentRetired } from '@/lib/history/lock-environments';
import { pastOfKey } from '@/lib/lifecycle/past-of-key';
import { parseInput } from '@/lib/parse-input';
import { begunWith } from '@/lib/variants/begun-with';
import { configurationProblem } from '@/lib/variants/configuration-problem';
import { refuseUnknown } from './rows-in-door';
import { FLAGS_PER_ENVIRONMENT_MAX, type NewFlagInput, newFlagInput } from './schema';

/**
 * Makes a flag in every environment: with the switch and percentage given in `environment`, off at 0 % in the others.
 * A key that was deleted begins off here too: code that still asks for it would get the new flag at once.
 * Throws INVALID_INPUT, and CONFLICT where a flag has the key already, in whatever case.
 */
export async function createFlag(
  ctx: ChangeContext,
  { environment, input }: { readonly environment: string; readonly input: unknown },
): Promise<Changed<{ key: string }>> {
  const flag = readNewFlag(input);
  return change(ctx, { environments: 'all', note: flag.note }, async (door) => {
    refuseUnknown(door, environment);
    if (door.environments.find(({ key }) => key === environment)?.isRetired) throw environmentRetired(environment);
    return createInDoor(door, { environment, flag });
  });
}

/** What makes a flag, with variants that fit its type. Throws INVALID_INPUT. */
export function readNewFlag(input: unknown): NewFlag {
  const said = parseInput(newFlagInput, input);
  return { ...said, ...fittingVariants(said) };
}

/** Makes a flag in a change that holds all environments. Throws CONFLICT, INVALID_INPUT. */
export async function createInDoor(
  door: Door,
  { environment, flag }: { readonly environment: string; readonly flag: NewFlag },
): Promise<{ key: string }> {
  await refuseTaken(door, flag.key);
  if (flag.enabled && flag.rollout_percentage > 0) await refuseLoudReturn(door, flag.key);
  const [row] = await door.tx
    .insert(flags)
    .values({
      key: flag.key,
      description: flag.description,
      kind: flag.kind,
      identityPolicy: flag.identity_policy,
      failureMode: flag.failure_mode,
      isClientVisible: flag.client_visible,
      owner: flag.owner,
      tags: flag.tags,
      valueType: flag.value_type,
      variants: flag.variants,
      createdAt: door.at,
    })
    .returning({ id: flags.id });
  if (!row) throw new Error('The database took a flag without giving its id.');
  for (const held of door.environments) await addTo(door, held, { id: row.id, flag, here: held.key === environment });
  return { key: flag.key };
}

export type NewFlag = NewFlagInput & ReturnType<typeof fittingVariants>;

function fittingVariants(said: NewFlagInput) {
  const begun = begunWith(said);
  if (!begun) {
    const message = `Give the variants of a ${said.value_type} flag: at least two, each with a name and a value.`;
    throw new DomainError('INVALID_INPUT', message, { field: 'variants' });
  }
  const problem = configurationProblem({ ...begun, rules: [], targets: [] });
  if (problem) throw new DomainError('INVALID_INPUT', problem.message, { field: problem.path.join('.') });
  return begun;
}

async function refuseTaken(door: Door, key: string): Promise<void> {
  const [known] = await door.tx
    .select({
      taken: sql<string | null>`max(${flags.key}) filter (where lower(${flags.key}) = lower(${key}))`,
      count: sql<number>`count(*)::int`,
    })
    .from(flags);
  if (known?.taken) {
    throw new DomainError('CONFLICT', `${known.taken} exists already. Choose another key, or edit that flag.`, {
      field: 'key',
    });
  }
  if (known && known.count >= FLAGS_PER_ENVIRONMENT_MAX) {
    throw new DomainError('CONFLICT', `There are ${FLAGS_PER_ENVIRONMENT_MAX} flags already, as many as fit.`, {
      field: 'key',
    });
  }
}

async function refuseLoudReturn(door: Door, key: string): Promise<void> {
  const past = await pastOfKey(door.tx, key);
  if (past === null) return;
  const message = `A flag ${key} was deleted on ${past.deletedAt.slice(0, 10)} by ${past.deletedBy}, and code may still ask for it. Create it switched off or at 0 %, look who asks, then roll it out.`;
  throw new DomainError('INVALID_INPUT', message, { field: 'enabled' });
}

async function addTo(
  door: Door,
  environment: Door['environments'][number],
  { id, flag, here }: { id: number; flag: NewFlag; here: boolean },
): Promise<void> {
  const { key, note: _note, ...fields } = flag;
  const own = here
    ? { enabled: flag.enabled, rollout_percentage: flag.rollout_percentage }
    : { enabled: false, rollout_percentage: 0 };
  const after = { ...fields, ...own, archived: false, killed: false, rules: [], targets: [], prerequisites: [] };
  const entryId = await door.record({ environment, action: 'flag.created', flag: key, before: null, after });
  environment.flagCountDelta += 1;
  await door.tx.insert(flagEnvironments).values({
    flagId: id,
    environmentId: environment.id,
    enabled: own.enabled,
    rolloutPercentage: formatPercentage(own.rollout_percentage),
    onVariant: flag.on_variant,
    offVariant: flag.off_variant,
    defaultVariant: flag.default_variant,
    revision: environment.revision,
    updatedAt: door.at,
    decidedAt: door.at,
    lastEntryId: entryId,
  });
}
