import type { Condition } from './conditions';
import type { Coverage } from './coverage';
import type { PlanState, PlanStatus } from './plan-state';
import type { Stage } from './stage';

/** A plan as people read it. Instants are ISO 8601; stages are counted from 0. */
export interface PlanView {
  readonly flag: string;
  readonly environment: string;
  readonly state: PlanStatus;
  /** Why it is paused. */
  readonly why: string;
  readonly stages: readonly Stage[];
  readonly stage: number | null;
  readonly steps: readonly PlanStep[];
  /** The gate that it stands at, as it is now; empty once it is over. */
  readonly conditions: readonly ConditionView[];
  /** The hours of the week seen in this stage; null before the first and after the last. */
  readonly coverage: Coverage | null;
  readonly signals: readonly { name: string; isHealthy: boolean; value: string; at: string }[];
  readonly startAt: string | null;
  readonly startsAfterApproval: boolean;
  readonly timeZone: string;
  readonly workingDays: readonly number[];
  readonly pattern: PlanState['pattern'];
  readonly onUnhealthy: PlanState['onUnhealthy'];
  readonly monitoringUrl: string;
  readonly dashboardUrl: string;
  readonly startedBy: { readonly type: string; readonly id: number | null };
  readonly createdAt: string;
  readonly enteredAt: string | null;
  readonly pausedAt: string | null;
  readonly endedAt: string | null;
}

export interface ConditionView extends Pick<Condition, 'name' | 'isOpen' | 'sentence'> {
  readonly since: string;
}

/** A stage on the track: behind it, where it is, or ahead. */
export interface PlanStep {
  readonly percentage: number;
  readonly place: 'behind' | 'here' | 'ahead';
}

/** The track of a plan's stages, and where it is on it. */
export function stepsOf({
  stages,
  stage,
  state,
}: {
  readonly stages: readonly Stage[];
  readonly stage: number | null;
  readonly state: PlanStatus;
}): PlanStep[] {
  const here = stage ?? -1;
  return stages.map(({ percentage }, i) => {
    if (state === 'completed' || i < here) return { percentage, place: 'behind' };
    return { percentage, place: i === here ? 'here' : 'ahead' };
  });
}
