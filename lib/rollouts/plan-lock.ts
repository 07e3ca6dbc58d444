import { DomainError } from '@/lib/domain-error';
import type { FlagFields } from '@/lib/flags/flag-fields';
import type { FlagRow } from '@/lib/flags/flag-row';
import type { Door } from '@/lib/history/change';
import { placeWords } from './place-words';
import { activePlan, type PlanRow } from './plan-row';
import { type PlanFields, writePlan } from './write-plan';

export type { PlanFields };

/** What a plan leads: nobody else sets it while the plan is not over. */
const LED: ReadonlySet<string> = new Set([
  'enabled',
  'rollout_percentage',
  'variants',
  'on_variant',
  'off_variant',
  'default_variant',
  'split',
  'rules',
  'targets',
  'prerequisites',
  'archived',
]);

/**
 * Looks after a flag that a plan leads while something else changes it: refuses (CONFLICT) what the plan leads, and
 * pauses it at a kill, giving what the entry tells of that. Null where the plan is not concerned, or there is none.
 */
export async function planFieldsFor(door: Door, row: FlagRow, after: Partial<FlagFields>): Promise<PlanFields | null> {
  if (row.planId === null) return null;
  if (Object.keys(after).some((field) => LED.has(field))) throw lockedByPlan(row, await activePlan(door.tx, row));
  if (after.killed !== true) return null;
  const plan = await activePlan(door.tx, row);
  if (plan.state === 'paused') return null;
  return writePlan(door, plan, { state: 'paused', why: 'The flag was killed.', pausedAt: door.at });
}

function lockedByPlan({ key, environment }: FlagRow, plan: PlanRow): DomainError {
  const message =
    `${key} is led by its rollout plan in ${environment} (${placeWords(plan)}): ` +
    'skip a stage, roll back or cancel the plan to set it yourself. A kill works at any time.';
  return new DomainError('CONFLICT', message, { field: 'plan' });
}
