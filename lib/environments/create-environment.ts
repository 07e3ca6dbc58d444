import { sql } from 'drizzle-orm';
import { environments, segmentEnvironments } from '@/db/schema';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { readFlagRows } from '@/lib/flags/flag-row';
import { refuseUnknown } from '@/lib/flags/rows-in-door';
import { type Changed, change, type Door, type LockedEnvironment } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { listSegments, segmentFields } from '@/lib/segments/segment-row';
import { addFlags } from './add-flags';
import { ENVIRONMENTS_MAX, newEnvironmentInput } from './schema';

/**
 * Makes an environment with every flag and segment that there is: like in `copy_from`, or switched off at 0 %. It has a
 * history of its own from its first moment. Throws FORBIDDEN unless an admin asks, INVALID_INPUT, NOT_FOUND for an unknown `copy_from`, and CONFLICT where
 * one has the key already.
 */
export async function createEnvironment(ctx: ChangeContext, input: unknown): Promise<Changed<{ key: string }>> {
  refuseUnlessAdmin(ctx.actor);
  const { key, name, copy_from: from, note } = parseInput(newEnvironmentInput, input);
  return change(ctx, { environments: 'all', note }, async (door) => {
    if (from !== undefined) refuseUnknown(door, from);
    const [first] = door.environments;
    const source = door.environments.find((one) => one.key === from) ?? first;
    if (!source) throw new Error('There is no environment at all: the database was not made by our migrations.');
    refuseTaken(door, key);
    const opened = await door.open({ key, name, position: await lastPosition(door) });
    const after = { key, name, ...(from !== undefined && { copied_from: from }) };
    await door.record({ environment: opened, action: 'environment.created', flag: null, before: null, after });
    await addFlags(door, opened, { rows: await readFlagRows(door.tx, 'all', [source.id]), isCopy: from !== undefined });
    await addSegments(door, opened);
    return { key };
  });
}

function refuseTaken(door: Door, key: string): void {
  if (door.environments.some((one) => one.key === key)) {
    throw new DomainError('CONFLICT', `There is an environment ${key} already: choose another key.`, { field: 'key' });
  }
  if (door.environments.length >= ENVIRONMENTS_MAX) {
    const message = `There are ${ENVIRONMENTS_MAX} environments already, retired ones included: as many as fit.`;
    throw new DomainError('CONFLICT', message, { field: 'key' });
  }
}

async function lastPosition(door: Door): Promise<number> {
  const [row] = await door.tx
    .select({ next: sql<number>`coalesce(max(${environments.position}) + 1, 0)::int` })
    .from(environments);
  return row?.next ?? 0;
}

async function addSegments(door: Door, environment: LockedEnvironment): Promise<void> {
  const rows = await listSegments(door.tx);
  if (rows.length === 0) return;
  await door.recordAll(
    environment,
    rows.map((row) => ({
      action: 'segment.created',
      flag: null,
      before: null,
      after: { segment: row.key, ...segmentFields(row) },
    })),
  );
  environment.segmentCountDelta += rows.length;
  const at = { environmentId: environment.id, revision: environment.revision };
  await door.tx.insert(segmentEnvironments).values(rows.map(({ id }) => ({ segmentId: id, ...at })));
}
