import { type Condition, conditionsOf } from './conditions';
import type { Evidence, Signal } from './evidence';
import type { PlanState } from './plan-state';

/** What is to be done with a plan now. `to` counts stages from 0. */
export type Decision =
  | { readonly deed: 'rest' }
  | { readonly deed: 'wait'; readonly conditions: readonly Condition[] }
  | { readonly deed: 'start' | 'advance'; readonly to: number; readonly conditions: readonly Condition[] }
  | { readonly deed: 'complete'; readonly conditions: readonly Condition[] }
  | { readonly deed: 'pause' | 'kill'; readonly why: string };

/**
 * Decides what is to be done with a plan. Pure and total: the same plan, evidence and instant (ms) give the same
 * decision, in whichever process. It never moves by more than one stage, however late it is asked, because the time of a
 * stage counts from when the stage was really entered.
 */
export function plan(state: PlanState, evidence: Evidence, now: number): Decision {
  if (state.state !== 'waiting' && state.state !== 'running') return { deed: 'rest' };
  if (evidence.isKilled) return { deed: 'pause', why: 'The flag was killed.' };
  const alarm = evidence.signals.find((signal) => isAlarm(signal, state));
  if (alarm) return { deed: state.onUnhealthy, why: alarmWords(alarm) };
  const conditions = conditionsOf(state, evidence, now);
  if (conditions.some(({ isOpen }) => !isOpen)) return { deed: 'wait', conditions };
  if (state.stage === null) return { deed: 'start', to: state.firstStage, conditions };
  const to = state.stage + 1;
  return to < state.stages.length ? { deed: 'advance', to, conditions } : { deed: 'complete', conditions };
}

// What was unhealthy before is for the gate to hold: otherwise nobody could resume while it is being mended.
function isAlarm({ isHealthy, at }: Signal, { watchedFrom }: PlanState): boolean {
  return !isHealthy && watchedFrom !== null && at > watchedFrom;
}

function alarmWords({ name, value }: Signal): string {
  return `The signal ${name} is unhealthy${value ? ` (${value})` : ''}.`;
}

/** How often a gate is looked at whose opening nobody can foretell. Signals and approvals have it looked at at once. */
export const LOOK_INTERVAL_MS = 5_000;
/** How often it is looked at while time holds it anyway, so that it tells since when each condition is as it is. */
const TIDY_INTERVAL_MS = 60_000;

/** When a plan that waits is to be looked at again (ms): at the very instant at which time no longer holds its gate. */
export function lookAgainAt(conditions: readonly Condition[], now: number): number {
  const opening = conditions.flatMap(({ isOpen, opensAt }) => (isOpen || opensAt === undefined ? [] : [opensAt]));
  if (opening.length === 0) return now + LOOK_INTERVAL_MS;
  return Math.min(Math.max(now, ...opening), now + TIDY_INTERVAL_MS);
}
