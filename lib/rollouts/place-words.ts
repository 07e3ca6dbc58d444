import type { PlanStatus } from './plan-state';
import type { Stage } from './stage';

/** Where a plan is: "stage 3 of 6, 10%, paused". */
export function placeWords({
  state,
  stages,
  stage,
}: {
  readonly state: PlanStatus;
  readonly stages: readonly Stage[];
  readonly stage: number | null;
}): string {
  if (stage === null) return state === 'waiting' ? 'waiting to start' : `${state} before its start`;
  return `stage ${stage + 1} of ${stages.length}, ${stages[stage]?.percentage ?? 0}%, ${state}`;
}
