import { asc, eq } from 'drizzle-orm';
import { environments } from '@/db/schema';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { refuseUnknown } from '@/lib/flags/rows-in-door';
import { type Changed, change, type Door } from '@/lib/history/change';
import type { EnvironmentAction } from '@/lib/history/entry';
import { parseInput } from '@/lib/parse-input';
import { environmentPatchInput } from './schema';

/**
 * Renames an environment, moves it to another place in the list, the others making room, or has every change in it say
 * why. Its key stays: that is what
 * instances and scripts are told. Throws INVALID_INPUT and NOT_FOUND.
 */
export async function editEnvironment(
  ctx: ChangeContext,
  { key, patch }: { readonly key: string; readonly patch: unknown },
): Promise<Changed<boolean>> {
  refuseUnlessAdmin(ctx.actor);
  const { name, position, requires_note: requiresNote, note } = parseInput(environmentPatchInput, patch);
  return change(ctx, { environments: 'all', note }, async (door) => {
    refuseUnknown(door, key);
    const renamed = name !== undefined && (await rename(door, key, name));
    const moved = position !== undefined && (await move(door, key, position));
    const ruled = requiresNote !== undefined && (await rule(door, key, requiresNote));
    return renamed || moved || ruled;
  });
}

async function rename(door: Door, key: string, name: string): Promise<boolean> {
  const [row] = await door.tx.select({ name: environments.name }).from(environments).where(eq(environments.key, key));
  if (!row || row.name === name) return false;
  await recordIn(door, key, { action: 'environment.renamed', before: { name: row.name }, after: { name } });
  await door.tx.update(environments).set({ name }).where(eq(environments.key, key));
  return true;
}

async function rule(door: Door, key: string, requiresNote: boolean): Promise<boolean> {
  const environment = door.environments.find((one) => one.key === key);
  if (environment?.requiresNote === requiresNote) return false;
  const told = { before: { requires_note: !requiresNote }, after: { requires_note: requiresNote } };
  await recordIn(door, key, { action: 'environment.note-rule', ...told });
  await door.tx.update(environments).set({ requiresNote }).where(eq(environments.key, key));
  return true;
}

/** Told in the environment that was moved; how the others made room follows from it. */
async function move(door: Door, key: string, position: number): Promise<boolean> {
  const rows = await door.tx
    .select({ key: environments.key, position: environments.position })
    .from(environments)
    .orderBy(asc(environments.position), asc(environments.id));
  const from = rows.findIndex((row) => row.key === key);
  const to = Math.min(position, rows.length - 1);
  if (from === to) return false;
  const order = rows.map((row) => row.key).toSpliced(from, 1);
  order.splice(to, 0, key);
  await recordIn(door, key, { action: 'environment.moved', before: { position: from }, after: { position: to } });
  for (const [place, one] of order.entries()) {
    if (rows.find((row) => row.key === one)?.position === place) continue;
    await door.tx.update(environments).set({ position: place }).where(eq(environments.key, one));
  }
  return true;
}

async function recordIn(
  door: Door,
  key: string,
  { action, before, after }: { action: EnvironmentAction; before: object; after: object },
): Promise<void> {
  const environment = door.environments.find((one) => one.key === key);
  if (!environment) throw new Error(`Environment ${key} is not held by this change.`);
  await door.record({ environment, action, flag: null, before: { key, ...before }, after: { key, ...after } });
}
