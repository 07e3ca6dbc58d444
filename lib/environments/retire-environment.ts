import { and, count, eq, isNull } from 'drizzle-orm';
import { environments, rolloutPlans, schedules } from '@/db/schema';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { configuration } from '@/lib/configuration';
import { DomainError } from '@/lib/domain-error';
import { type Changed, change, type Door, type LockedEnvironment } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { retirementInput } from './schema';

interface Retirement {
  readonly key: string;
  readonly input: unknown;
}

/**
 * Retires an environment: it goes on giving its last answers to whoever still asks, takes no edits but kills, and is
 * offered nowhere. Throws NOT_FOUND, and CONFLICT for the one that this app serves, and while plans or schedules wait in it.
 */
export async function retireEnvironment(ctx: ChangeContext, { key, input }: Retirement): Promise<Changed<boolean>> {
  return withEnvironment(ctx, { key, input }, async (door, environment) => {
    if (environment.isRetired) return false;
    refuseServed(key);
    await refuseWaiting(door, environment);
    const told = { environment, flag: null, before: { key, retired: false }, after: { key, retired: true } };
    await door.record({ ...told, action: 'environment.retired' });
    await door.tx.update(environments).set({ retiredAt: door.at }).where(eq(environments.id, environment.id));
    return true;
  });
}

/** Brings a retired environment back, as it was. Throws NOT_FOUND. */
export async function restoreEnvironment(ctx: ChangeContext, { key, input }: Retirement): Promise<Changed<boolean>> {
  return withEnvironment(ctx, { key, input }, async (door, environment) => {
    if (!environment.isRetired) return false;
    const told = { environment, flag: null, before: { key, retired: true }, after: { key, retired: false } };
    await door.record({ ...told, action: 'environment.restored' });
    await door.tx.update(environments).set({ retiredAt: null }).where(eq(environments.id, environment.id));
    return true;
  });
}

async function withEnvironment(
  ctx: ChangeContext,
  { key, input }: Retirement,
  write: (door: Door, environment: LockedEnvironment) => Promise<boolean>,
): Promise<Changed<boolean>> {
  refuseUnlessAdmin(ctx.actor);
  const { note } = parseInput(retirementInput, input);
  return change(ctx, { environments: [key], evenRetired: true, note }, async (door) => {
    const [environment] = door.environments;
    if (!environment) throw new Error(`The change of ${key} holds no environment.`);
    return write(door, environment);
  });
}

function refuseServed(key: string): void {
  if (key !== configuration().SLUICE_ENVIRONMENT) return;
  const message = `This app's own pages are answered in ${key}: set SLUICE_ENVIRONMENT to another one first.`;
  throw new DomainError('CONFLICT', message, { field: 'environment' });
}

async function refuseWaiting(door: Door, { id, key }: LockedEnvironment): Promise<void> {
  const [plans] = await door.tx
    .select({ waiting: count() })
    .from(rolloutPlans)
    .where(and(eq(rolloutPlans.environmentId, id), isNull(rolloutPlans.endedAt)));
  const [changes] = await door.tx
    .select({ waiting: count() })
    .from(schedules)
    .where(and(eq(schedules.environmentId, id), eq(schedules.state, 'pending')));
  const [planCount, changeCount] = [plans?.waiting ?? 0, changes?.waiting ?? 0];
  if (planCount + changeCount === 0) return;
  const message = `${planCount} rollout plans and ${changeCount} scheduled changes are not over in ${key}: cancel them first.`;
  throw new DomainError('CONFLICT', message, { field: 'environment' });
}
