import type { ConditionName } from './conditions';
import type { Stage } from './stage';

export type PlanStatus = 'waiting' | 'running' | 'paused' | 'completed' | 'cancelled';

/** How long a condition has been as it is: open or held, since (ms). */
export type Since = Readonly<Partial<Record<ConditionName, { readonly isOpen: boolean; readonly since: number }>>>;

/** A plan as the engine sees it. Instants are ms of the database's clock. */
export interface PlanState {
  readonly state: PlanStatus;
  readonly stages: readonly Stage[];
  /** Which stage it is in, from 0; null before the first. */
  readonly stage: number | null;
  /** The stage that it begins with: the last that is not above what the flag had when the plan was made. */
  readonly firstStage: number;
  readonly startAt: number | null;
  readonly startsAfterApproval: boolean;
  /** From when the time in the stage counts: its entering, moved on by the time spent paused. */
  readonly countedFrom: number | null;
  /** Unhealthy signals that were reported later than this stop the plan. */
  readonly watchedFrom: number | null;
  readonly timeZone: string;
  /** 1 is Monday, 7 Sunday. */
  readonly workingDays: readonly number[];
  readonly pattern: 'even' | 'weekly';
  readonly onUnhealthy: 'pause' | 'kill';
  readonly since: Since;
}
