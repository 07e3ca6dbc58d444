import { type Coverage, coverageOf, DAY_HOURS } from './coverage';
import { durationWords } from './duration-words';
import type { Evidence } from './evidence';
import type { PlanState } from './plan-state';
import type { Stage } from './stage';

/** In the order in which a gate lists them; approval is last, and may be given only when all others hold. */
export type ConditionName =
  | 'start-time'
  | 'minimum-time'
  | 'cycle'
  | 'visitors'
  | 'monitoring'
  | 'drill'
  | 'signals'
  | 'approval';

/** One condition of a gate: open or held, since when (ms), and a sentence that says why. */
export interface Condition {
  readonly name: ConditionName;
  readonly isOpen: boolean;
  readonly since: number;
  readonly sentence: string;
  /** When it will open by itself (ms), where that is known. */
  readonly opensAt?: number;
}

type Judged = Omit<Condition, 'since' | 'name'>;

/** A look at the monitoring URL, or a signal, that is older than this proves nothing. */
export const MONITORING_FRESH_MS = 10 * 60_000;
export const SIGNAL_FRESH_MS = 60 * 60_000;

/** The conditions of the gate that a plan stands at: before the first stage those of its start. */
export function conditionsOf(state: PlanState, evidence: Evidence, now: number): Condition[] {
  const stage = state.stage === null ? undefined : state.stages[state.stage];
  const judged = stage ? gateOf(state, stage, evidence, now) : startOf(state, now);
  const asksApproval = stage ? stage.approval : state.startsAfterApproval;
  const others = judged.map(([name, one]) => sinceWhen(state, name, one, now));
  if (!asksApproval) return others;
  // That its time is to come keeps nobody from approving a start before.
  const isReady = others.every(({ isOpen, name }) => isOpen || name === 'start-time');
  return [...others, sinceWhen(state, 'approval', approval(evidence, isReady), now)];
}

function sinceWhen({ since }: PlanState, name: ConditionName, judged: Judged, now: number): Condition {
  const was = since[name];
  return { name, ...judged, since: was?.isOpen === judged.isOpen ? was.since : now };
}

function startOf({ startAt }: PlanState, now: number): [ConditionName, Judged][] {
  if (startAt === null) return [];
  const isOpen = now >= startAt;
  const sentence = isOpen ? 'The time to start has come.' : `Starts in ${durationWords(startAt - now)}.`;
  return [['start-time', { isOpen, sentence, ...(!isOpen && { opensAt: startAt }) }]];
}

function gateOf(state: PlanState, stage: Stage, evidence: Evidence, now: number): [ConditionName, Judged][] {
  return [
    ['minimum-time', minimumTime(state, stage, now)],
    ...(stage.cycle ? ([['cycle', cycle(state, evidence)]] satisfies [ConditionName, Judged][]) : []),
    ...(stage.visitors > 0 ? ([['visitors', visitors(stage, evidence)]] satisfies [ConditionName, Judged][]) : []),
    ...(stage.monitoring ? ([['monitoring', monitoring(evidence, now)]] satisfies [ConditionName, Judged][]) : []),
    ...(stage.drill ? ([['drill', drill(evidence, now)]] satisfies [ConditionName, Judged][]) : []),
    ...(stage.signals ? ([['signals', signals(state, evidence, now)]] satisfies [ConditionName, Judged][]) : []),
  ];
}

function minimumTime({ countedFrom }: PlanState, stage: Stage, now: number): Judged {
  const opensAt = (countedFrom ?? now) + stage.minimum_seconds * 1_000;
  const least = durationWords(stage.minimum_seconds * 1_000);
  if (now >= opensAt) {
    const isAsked = stage.minimum_seconds > 0;
    return {
      isOpen: true,
      sentence: isAsked ? `It was in this stage for its ${least}.` : 'No least time is asked for.',
    };
  }
  return { isOpen: false, opensAt, sentence: `${least} in this stage: ${durationWords(opensAt - now)} to go.` };
}

function cycle({ timeZone, workingDays, pattern }: PlanState, { hours, normalHour }: Evidence): Judged {
  const seen = coverageOf(hours, { normalHour, timeZone, workingDays });
  const span = `${DAY_HOURS.from}:00 to ${DAY_HOURS.until}:00 in ${timeZone}`;
  return pattern === 'weekly' ? wholeWeek(seen, span) : workingDay(seen, span);
}

function workingDay({ workingDay: date }: Coverage, span: string): Judged {
  if (date) return { isOpen: true, sentence: `A working day was seen: ${date}.` };
  return { isOpen: false, sentence: `No working day was seen yet with ordinary traffic from ${span}.` };
}

function wholeWeek({ daysSeen }: Coverage, span: string): Judged {
  if (daysSeen.length === 7) return { isOpen: true, sentence: 'A whole week was seen.' };
  const sentence = `${daysSeen.length} of 7 days of the week were seen with ordinary traffic from ${span}.`;
  return { isOpen: false, sentence };
}

function visitors(stage: Stage, { visitors: seen }: Evidence): Judged {
  if (seen === null) return { isOpen: false, sentence: 'Distinct visitors are not recorded here.' };
  const [had, asked] = [seen.toLocaleString('en'), stage.visitors.toLocaleString('en')];
  if (seen >= stage.visitors) return { isOpen: true, sentence: `${had} distinct visitors were seen, of ${asked}.` };
  return { isOpen: false, sentence: `${had} of ${asked} distinct visitors were seen in this stage.` };
}

function monitoring({ owner, dashboardUrl, monitoringUrl, monitoring: look }: Evidence, now: number): Judged {
  const held = (sentence: string): Judged => ({ isOpen: false, sentence });
  if (owner === '') return held('The flag has no owner: name one in its details.');
  if (dashboardUrl === '') return held('No dashboard is linked to the plan.');
  if (monitoringUrl === '') return held('The plan has no monitoring URL.');
  if (!look) return held('The monitoring URL was not looked at yet.');
  if (!look.isAnswering) return held(`The monitoring URL does not answer: ${look.said}.`);
  if (now - look.at > MONITORING_FRESH_MS) {
    return held(`The monitoring URL last answered ${durationWords(now - look.at)} ago.`);
  }
  return { isOpen: true, sentence: `The monitoring URL answers (${look.said}), and ${owner} owns the flag.` };
}

function drill({ drill: passed }: Evidence, now: number): Judged {
  if (!passed) return { isOpen: false, sentence: 'No drill has passed yet: rehearse the kill of this flag.' };
  const ago = durationWords(now - passed.passedAt);
  if (passed.expiresAt > now) return { isOpen: true, sentence: `A drill passed ${ago} ago.` };
  return { isOpen: false, sentence: `The last drill passed ${ago} ago and has expired: rehearse the kill again.` };
}

function signals({ watchedFrom }: PlanState, { signals: all }: Evidence, now: number): Judged {
  const unhealthy = all.find(({ isHealthy }) => !isHealthy);
  if (unhealthy) return { isOpen: false, sentence: `The signal ${unhealthy.name} is unhealthy.` };
  const fresh = all.filter(({ at }) => at >= (watchedFrom ?? now) && now - at <= SIGNAL_FRESH_MS);
  if (fresh.length === 0) return { isOpen: false, sentence: 'No guardrail signal was reported in this stage.' };
  const silent = all.find((one) => !fresh.includes(one) && now - one.at <= 24 * SIGNAL_FRESH_MS);
  if (silent) return { isOpen: false, sentence: `The signal ${silent.name} has gone silent.` };
  return { isOpen: true, sentence: `Healthy: ${fresh.map(({ name }) => name).join(', ')}.` };
}

function approval({ approval: given }: Evidence, isReady: boolean): Judged {
  if (given) return { isOpen: true, sentence: `${given.who} approved.` };
  if (!isReady) return { isOpen: false, sentence: 'Can be approved once all other conditions hold.' };
  return { isOpen: false, sentence: 'Waits for another admin than the one who started the plan to approve.' };
}
