import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import type { FlagFields } from '@/lib/flags/flag-fields';
import type { FlagRow } from '@/lib/flags/flag-row';
import { flagInDoor } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import { type Changed, change, type Door } from '@/lib/history/change';
import type { FlagAction } from '@/lib/history/entry';
import { activePlan, type PlanRow } from './plan-row';
import type { PlanFields } from './write-plan';

/** What became of a plan: the entry's action, what the flag gets by it, and what the entry tells of the plan. */
export interface PlanDeed {
  readonly action: FlagAction;
  readonly wanted?: Partial<FlagFields>;
  readonly plan: PlanFields;
}

/**
 * Changes the plan that leads a flag, and the flag with it, as one change with one entry. Throws NOT_FOUND where no plan
 * leads it, and whatever `decide` throws; null from it changes nothing.
 */
export async function changePlan(
  ctx: ChangeContext,
  { environment, key, note }: { readonly environment: string; readonly key: string; readonly note: string },
  decide: (door: Door, plan: PlanRow, row: FlagRow) => Promise<PlanDeed | null>,
): Promise<Changed<boolean>> {
  return change(ctx, { environments: [environment], note }, async (door) => {
    const { row } = await flagInDoor(door, { environment, key });
    if (row.planId === null) throw noPlan(row.key, environment);
    const deed = await decide(door, await activePlan(door.tx, row), row);
    if (!deed) return false;
    const { action, wanted = {}, plan } = deed;
    return writeFields(door, [row], { environment, wanted, action, plan });
  });
}

export function noPlan(key: string, environment: string): DomainError {
  const message = `No rollout plan leads ${key} in ${environment}: start one first.`;
  return new DomainError('NOT_FOUND', message, { field: 'plan' });
}

/** A refusal of what a plan's state does not allow, with what to do instead. */
export function planConflict(message: string): DomainError {
  return new DomainError('CONFLICT', message, { field: 'plan' });
}
