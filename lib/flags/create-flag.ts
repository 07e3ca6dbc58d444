import { inArray, sql } from 'drizzle-orm';
import { insertMany } from '@/db/insert-many';
import { flags } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type Changed, change, type Door } from '@/lib/history/change';
import { environmentRetired } from '@/lib/history/lock-environments';
import { pastOfKey } from '@/lib/lifecycle/past-of-key';
import { parseInput } from '@/lib/parse-input';
import { begunWith } from '@/lib/variants/begun-with';
import { configurationProblem } from '@/lib/variants/configuration-problem';
import { addToEnvironment, type BegunFlag } from './add-to-environment';
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
  await refuseTaken(door, [flag.key]);
  if (flag.enabled && flag.rollout_percentage > 0) await refuseLoudReturn(door, flag.key);
  await insertAll(door, { environment, fresh: [flag] });
  return { key: flag.key };
}

/**
 * The same for many, in a few statements: whoever waits for the environments, a kill say, waits for all of it. Whether a key
 * was deleted before is not asked. Throws CONFLICT, INVALID_INPUT.
 */
export async function createAllInDoor(
  door: Door,
  { environment, flags: fresh }: { readonly environment: string; readonly flags: readonly NewFlag[] },
): Promise<void> {
  await refuseTaken(
    door,
    fresh.map(({ key }) => key),
  );
  await insertAll(door, { environment, fresh });
}

async function insertAll(
  door: Door,
  { environment, fresh }: { readonly environment: string; readonly fresh: readonly NewFlag[] },
): Promise<void> {
  const rows = await insertMany(
    door.tx,
    flags,
    fresh.map((flag) => valuesOf(door, flag)),
    ['id', 'key'],
  );
  const made = new Map(rows.map(({ id, key }) => [key, id]));
  for (const held of door.environments) {
    const begun = fresh.map((flag) => begunIn(flag, { id: made.get(flag.key), here: held.key === environment }));
    await addToEnvironment(door, held, begun);
  }
}

function valuesOf(door: Door, flag: NewFlag) {
  return {
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
  };
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

async function refuseTaken(door: Door, keys: readonly string[]): Promise<void> {
  const [known] = await door.tx
    .select({
      taken: sql<string | null>`max(${flags.key}) filter (where ${inArray(sql`lower(${flags.key})`, lowered(keys))})`,
      count: sql<number>`count(*)::int`,
    })
    .from(flags);
  if (known?.taken) {
    throw new DomainError('CONFLICT', `${known.taken} exists already. Choose another key, or edit that flag.`, {
      field: 'key',
    });
  }
  if (known && known.count + keys.length > FLAGS_PER_ENVIRONMENT_MAX) {
    const fit = FLAGS_PER_ENVIRONMENT_MAX - known.count;
    const message =
      keys.length === 1
        ? `There are ${known.count} flags already, as many as fit.`
        : `These are ${keys.length} more flags, and ${fit} more fit beside the ${known.count} that there are.`;
    throw new DomainError('CONFLICT', message, { field: 'key' });
  }
}

function lowered(keys: readonly string[]): string[] {
  return keys.map((key) => key.toLowerCase());
}

async function refuseLoudReturn(door: Door, key: string): Promise<void> {
  const past = await pastOfKey(door.tx, key);
  if (past === null) return;
  const message = `A flag ${key} was deleted on ${past.deletedAt.slice(0, 10)} by ${past.deletedBy}, and code may still ask for it. Create it switched off or at 0 %, look who asks, then roll it out.`;
  throw new DomainError('INVALID_INPUT', message, { field: 'enabled' });
}

function begunIn(flag: NewFlag, { id, here }: { id: number | undefined; here: boolean }): BegunFlag {
  if (id === undefined) throw new Error('The database took a flag without giving its id.');
  const { key, note: _note, ...fields } = flag;
  const own = here ? {} : { enabled: false, rollout_percentage: 0 };
  const untouched = { archived: false, killed: false, rules: [], targets: [], prerequisites: [] };
  return { id, key, fields: { ...fields, ...own, ...untouched } };
}
