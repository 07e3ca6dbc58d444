import type { z } from 'zod';
import { rolloutPlans } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import type { FlagRow } from '@/lib/flags/flag-row';
import { flagInDoor, refuseArchived } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import { type Changed, change, type Door } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { planConflict } from './change-plan';
import { activePlan } from './plan-row';
import { newPlanInput } from './schema';
import type { Stage } from './stage';
import { entering, writePlan } from './write-plan';

/**
 * Makes a rollout plan for a flag and starts it: now, or when its time or its approval comes. Starting switches the flag
 * on, at the last stage that is not above what it has already, so that a start at a known percentage takes nothing away.
 * Throws INVALID_INPUT, NOT_FOUND, and CONFLICT where a plan leads the flag already, or it is archived, killed, or split by weights.
 */
export async function startPlan(
  ctx: ChangeContext,
  { environment, key, input }: { readonly environment: string; readonly key: string; readonly input: unknown },
): Promise<Changed<boolean>> {
  const wanted = parseInput(newPlanInput, input);
  return change(ctx, { environments: [environment], note: wanted.note }, async (door) => {
    const { row } = await flagInDoor(door, { environment, key });
    refuseArchived([row]);
    if (row.planId !== null) throw planConflict(`A plan leads ${row.key} already: cancel it before starting another.`);
    if (row.split !== null) {
      throw planConflict(`Weights decide ${row.key}, and no percentage that a plan could raise: end them first.`);
    }
    if (row.killed) throw planConflict(`${row.key} is killed: lift it before starting a plan.`);
    await insertPlan(door, row, { ctx, wanted });
    const made = await activePlan(door.tx, row);
    if (wanted.start_at !== undefined || wanted.start_after_approval) {
      const plan = { before: null, after: (await writePlan(door, made, {})).after };
      return writeFields(door, [row], { environment, wanted: {}, action: 'plan.made', plan });
    }
    const told = await writePlan(door, made, { state: 'running', ...entering(door, made.firstStage) });
    return writeFields(door, [row], {
      environment,
      wanted: stageFields(made.stages, made.firstStage),
      action: 'plan.started',
      plan: { before: null, after: told.after },
    });
  });
}

/** What a flag gets from being in a stage. */
export function stageFields(stages: readonly Stage[], stage: number): { enabled: true; rollout_percentage: number } {
  const entered = stages[stage];
  if (!entered) throw new Error(`A plan of ${stages.length} stages has no stage ${stage}.`);
  return { enabled: true, rollout_percentage: entered.percentage };
}

async function insertPlan(
  door: Door,
  row: FlagRow,
  { ctx: { actor }, wanted }: { ctx: ChangeContext; wanted: z.infer<typeof newPlanInput> },
): Promise<void> {
  const has = row.enabled ? row.rolloutPercentage : 0;
  await door.tx.insert(rolloutPlans).values({
    flagId: row.id,
    environmentId: row.environmentId,
    state: 'waiting',
    stages: wanted.stages,
    firstStage: Math.max(
      0,
      wanted.stages.findLastIndex(({ percentage }) => percentage <= has),
    ),
    startAt: wanted.start_at === undefined ? null : new Date(wanted.start_at),
    startsAfterApproval: wanted.start_after_approval,
    timeZone: wanted.time_zone,
    workingDays: wanted.working_days,
    pattern: wanted.pattern,
    onUnhealthy: wanted.on_unhealthy,
    monitoringUrl: wanted.monitoring_url,
    dashboardUrl: wanted.dashboard_url,
    startedByType: actor.type,
    startedById: actor.type === 'system' ? null : actor.id,
    createdAt: door.at,
    nextLookAt: door.at,
  });
}
