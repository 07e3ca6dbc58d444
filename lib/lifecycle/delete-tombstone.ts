import { eq, inArray, or } from 'drizzle-orm';
import { flagEnvironments, flags } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { type FlagRow, readFlagRows } from '@/lib/flags/flag-row';
import { flagNotFound } from '@/lib/flags/rows-in-door';
import { killInput } from '@/lib/flags/schema';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { dependentsOf } from '@/lib/targeting/dependents-of';
import { listTombstones, QUIET_DAYS } from './list-tombstones';

/**
 * Deletes a tombstone that nobody asked for during its quiet period, with its twin, in every environment; history stays.
 * Throws NOT_FOUND, and CONFLICT for a flag that is not archived, was asked for since, or is asked for by another.
 */
export async function deleteTombstone(
  ctx: ChangeContext,
  { key, input }: { readonly key: string; readonly input: unknown },
): Promise<Changed<boolean>> {
  const { note } = parseInput(killInput, input);
  return change(ctx, { environments: 'all', note }, async (door) => {
    const ids = door.environments.map(({ id }) => id);
    const [row] = await readFlagRows(door.tx, [key], ids);
    if (!row) throw flagNotFound(key);
    await refuseNoisy(door.tx, row, door.at);
    await refuseNeeded(door.tx, row.key);
    const gone = await door.tx
      .select({ id: flags.id, key: flags.key })
      .from(flags)
      .where(or(eq(flags.id, row.id), eq(flags.twinOf, row.id)));
    for (const environment of door.environments) {
      for (const flag of gone) {
        await door.record({ environment, action: 'flag.deleted', flag: flag.key, before: null, after: null });
        environment.flagCountDelta -= 1;
      }
    }
    const ofThem = gone.map(({ id }) => id);
    await door.tx.delete(flagEnvironments).where(inArray(flagEnvironments.flagId, ofThem));
    await door.tx.delete(flags).where(inArray(flags.id, ofThem));
    return true;
  });
}

async function refuseNeeded(tx: Parameters<typeof dependentsOf>[0], key: string): Promise<void> {
  const [first] = await dependentsOf(tx, key);
  if (!first) return;
  const message = `${first.flag} asks for ${key} in ${first.environment}: take that out of its rules and prerequisites first.`;
  throw new DomainError('CONFLICT', message);
}

async function refuseNoisy(tx: Parameters<typeof listTombstones>[0], row: FlagRow, now: Date): Promise<void> {
  const [tombstone] = await listTombstones(tx, row.key);
  if (!tombstone) {
    throw new DomainError('CONFLICT', `${row.key} is not archived: archive it first, and let it grow quiet.`);
  }
  if (Date.parse(tombstone.quietAt) <= now.getTime()) return;
  const last = tombstone.lastAskedAt
    ? `was last asked for at ${tombstone.lastAskedAt}`
    : `was archived at ${tombstone.archivedAt}`;
  const message = `${row.key} ${last}: it can be deleted after ${QUIET_DAYS} days without a question, at ${tombstone.quietAt}.`;
  throw new DomainError('CONFLICT', message);
}
