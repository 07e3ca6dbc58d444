import { DomainError } from '@/lib/domain-error';
import { createAllInDoor, readNewFlag } from '@/lib/flags/create-flag';
import { definedOnly } from '@/lib/flags/defined-only';
import { type FlagRow, readFlagRows } from '@/lib/flags/flag-row';
import { refuseArchived } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import type { Door } from '@/lib/history/change';
import { badDependency } from '@/lib/targeting/refuse-bad-dependencies';
import type { DocumentFlag } from './document';

/**
 * Makes the flags of an environment what a document says, in a few statements where they are new. Gives the keys of those
 * that it does not have, which stay as they are. Throws INVALID_INPUT, which says where in the document, and CONFLICT.
 */
export async function importFlags(door: Door, environment: string, wanted: readonly DocumentFlag[]): Promise<string[]> {
  const before = await rowsOf(door);
  const known = new Set<string>(before.map(({ key }) => key));
  const fresh = [];
  for (const [nth, flag] of wanted.entries()) {
    if (!known.has(flag.key)) fresh.push(await placed(nth, async () => newFlagOf(flag)));
  }
  await createAllInDoor(door, { environment, flags: fresh });
  const rows = Map.groupBy(await rowsOf(door), ({ key }) => key);
  for (const [nth, flag] of wanted.entries()) {
    await placed(nth, () => importFlag(door, { environment, flag, rows: rows.get(flag.key) ?? [] }));
  }
  await refuseDependencies(door, environment, wanted);
  const named = new Set<string>(wanted.map(({ key }) => key));
  return [...known].filter((key) => !named.has(key));
}

async function importFlag(
  door: Door,
  {
    environment,
    flag: { key, identity_policy: policy, value_type: type, ...fields },
    rows,
  }: { environment: string; flag: DocumentFlag; rows: readonly FlagRow[] },
): Promise<void> {
  const here = rows.find((row) => row.environment === environment);
  if (!here) throw new Error(`${key} is not in ${environment} although it was just made.`);
  if (here.identityPolicy !== policy || here.valueType !== type) throw otherFlag(here);
  refuseArchived([here]);
  const wanted = definedOnly(fields);
  await writeFields(door, rows, { environment, wanted, action: 'flag.edited', leavesDependencies: true });
}

// When all of them are written: in between, a cycle may stand that the document does not have.
async function refuseDependencies(door: Door, environment: string, wanted: readonly DocumentFlag[]): Promise<void> {
  const here = door.environments.find(({ key }) => key === environment);
  const asking = wanted.filter(({ rules, prerequisites }) => rules.length > 0 || prerequisites.length > 0);
  if (!here || asking.length === 0) return;
  const bad = await badDependency(
    door,
    here.id,
    asking.map(({ key, rules, prerequisites }) => ({ key, asks: { rules, prerequisites } })),
  );
  if (!bad) return;
  const nth = wanted.findIndex(({ key }) => key === bad.flag);
  throw new DomainError('INVALID_INPUT', bad.message, { field: `document.flags.${nth}.${bad.field}` });
}

/** Does something about a flag of the document; what is refused of it says where it stands there. */
async function placed<T>(nth: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INVALID_INPUT') throw error;
    const { field } = error.more;
    throw new DomainError(error.code, error.message, {
      ...error.more,
      field: field === undefined ? `document.flags.${nth}` : `document.flags.${nth}.${field}`,
    });
  }
}

// Nobody gets it before the rules that say who does: they follow, and its switch and percentage with them.
function newFlagOf({ split, rules, targets, prerequisites, ...flag }: DocumentFlag) {
  const isPlain = split === null && [rules, targets, prerequisites].every((list) => list.length === 0);
  return readNewFlag(isPlain ? flag : { ...flag, enabled: false, rollout_percentage: 0 });
}

async function rowsOf(door: Door): Promise<FlagRow[]> {
  const ids = door.environments.map(({ id }) => id);
  return (await readFlagRows(door.tx, 'all', ids)).filter(({ isTwin }) => !isTwin);
}

function otherFlag({ key, identityPolicy, valueType }: FlagRow): DomainError {
  const message = `${key} is another flag here: ${valueType}, hashed by ${identityPolicy}. Neither ever changes; import it under another key.`;
  return new DomainError('CONFLICT', message, { field: 'document.flags' });
}
