import type { Evidence } from './evidence';
import { plan } from './plan';
import type { PlanState } from './plan-state';
import { plainStage, type Stage } from './stage';

/** A running plan about which nothing special is to be said. */
export function planStateOf(said: Partial<PlanState> = {}): PlanState {
  return {
    state: 'running',
    stages: [plainStage(0), plainStage(100)],
    stage: null,
    firstStage: 0,
    startAt: null,
    startsAfterApproval: false,
    countedFrom: null,
    watchedFrom: said.countedFrom ?? null,
    timeZone: 'UTC',
    workingDays: [1, 2, 3, 4, 5],
    pattern: 'even',
    onUnhealthy: 'pause',
    since: {},
    ...said,
  };
}

/** Evidence that shows nothing at all. */
export function evidenceOf(said: Partial<Evidence> = {}): Evidence {
  return {
    isKilled: false,
    owner: '',
    dashboardUrl: '',
    monitoringUrl: '',
    monitoring: null,
    visitors: 0,
    hours: [],
    normalHour: 0,
    drill: null,
    signals: [],
    approval: null,
    ...said,
  };
}

/** Runs a plan through ticks, each `gaps[i]` ms after the one before (or before it: a clock may be set back). */
export function simulated({ stages, from, gaps }: { stages: readonly Stage[]; from: number; gaps: readonly number[] }) {
  const entered = [{ stage: 0, at: from }];
  let state = planStateOf({ stages, stage: 0, countedFrom: from });
  let now = from;
  for (const gap of gaps) {
    now += gap;
    // Two instances that tick at once decide on the same rows, one after the other.
    for (let instance = 0; instance < 2; instance++) {
      const decision = plan(state, evidenceOf(), now);
      if (decision.deed === 'complete') return entered;
      if (decision.deed !== 'advance') continue;
      state = { ...state, stage: decision.to, countedFrom: now, watchedFrom: now };
      entered.push({ stage: decision.to, at: now });
    }
  }
  return entered;
}
