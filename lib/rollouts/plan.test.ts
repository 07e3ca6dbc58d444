import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Condition } from './conditions';
import { LOOK_INTERVAL_MS, lookAgainAt, plan } from './plan';
import { evidenceOf, planStateOf, simulated } from './plan.fixture';
import { plainStage, TEMPLATES } from './stage';

const AT = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;

const conditions = (held: Partial<Condition>[]) =>
  held.map((one) => ({ name: 'visitors', isOpen: false, since: 0, sentence: '', ...one }) satisfies Condition);

describe('a plan that runs', () => {
  test('waits for its minimum time, to the millisecond, and says how long', () => {
    const state = planStateOf({ stages: [plainStage(0, 60), plainStage(5)], stage: 0, countedFrom: AT });
    const decision = plan(state, evidenceOf(), AT + MINUTE - 1);
    expect(decision).toMatchObject({
      deed: 'wait',
      conditions: [
        {
          name: 'minimum-time',
          isOpen: false,
          opensAt: AT + MINUTE,
          sentence: '1 minute in this stage: 1 second to go.',
        },
      ],
    });
    expect(plan(state, evidenceOf(), AT + MINUTE)).toMatchObject({ deed: 'advance', to: 1 });
  });

  test('moves one stage at a time after years of downtime', () => {
    const state = planStateOf({ stages: [plainStage(0), plainStage(5), plainStage(10)], stage: 0, countedFrom: AT });
    expect(plan(state, evidenceOf(), AT + 1e11)).toMatchObject({ deed: 'advance', to: 1 });
  });

  test('is complete once the gate of its last stage holds', () => {
    const state = planStateOf({ stages: [plainStage(100, 60)], stage: 0, countedFrom: AT });
    expect(plan(state, evidenceOf(), AT).deed).toBe('wait');
    expect(plan(state, evidenceOf(), AT + MINUTE).deed).toBe('complete');
  });

  test('stays where a condition holds it, for as long as it does, and says since when', () => {
    const state = planStateOf({
      stages: [{ ...plainStage(10), drill: true, visitors: 100 }, plainStage(25)],
      stage: 0,
      countedFrom: AT,
      since: { drill: { isOpen: false, since: AT }, visitors: { isOpen: false, since: AT } },
    });
    const decision = plan(state, evidenceOf({ visitors: 100 }), AT + 50 * MINUTE);
    expect(decision).toMatchObject({
      deed: 'wait',
      conditions: [
        { name: 'minimum-time', isOpen: true },
        { name: 'visitors', isOpen: true, since: AT + 50 * MINUTE },
        {
          name: 'drill',
          isOpen: false,
          since: AT,
          sentence: 'No drill has passed yet: rehearse the kill of this flag.',
        },
      ],
    });
  });

  test('goes no further on a drill that has expired', () => {
    const state = planStateOf({
      stages: [{ ...plainStage(10), drill: true }, plainStage(25)],
      stage: 0,
      countedFrom: AT,
    });
    const drill = { passedAt: AT, expiresAt: AT + MINUTE };
    expect(plan(state, evidenceOf({ drill }), AT + MINUTE - 1).deed).toBe('advance');
    expect(plan(state, evidenceOf({ drill }), AT + MINUTE).deed).toBe('wait');
  });

  test('asks for approval last, and only when everything else holds', () => {
    const stages = [{ ...plainStage(10, 60), approval: true }, plainStage(25)];
    const state = planStateOf({ stages, stage: 0, countedFrom: AT });
    const last = (now: number) => {
      const decision = plan(state, evidenceOf(), now);
      return 'conditions' in decision ? decision.conditions.at(-1) : undefined;
    };
    expect(last(AT)).toMatchObject({ name: 'approval', sentence: 'Can be approved once all other conditions hold.' });
    expect(last(AT + MINUTE)?.sentence).toMatch(/^Waits for another admin/);
    const approval = { who: 'Bo', at: AT + MINUTE };
    expect(plan(state, evidenceOf({ approval }), AT + MINUTE)).toMatchObject({ deed: 'advance' });
  });

  test('needs an owner, a dashboard and a URL that answered lately', () => {
    const stages = [{ ...plainStage(0), monitoring: true }, plainStage(5)];
    const state = planStateOf({ stages, stage: 0, countedFrom: AT });
    const good = {
      owner: 'Team',
      dashboardUrl: 'https://d',
      monitoringUrl: 'https://m',
      monitoring: { at: AT, isAnswering: true, said: 'HTTP 200' },
    };
    expect(plan(state, evidenceOf(good), AT).deed).toBe('advance');
    expect(plan(state, evidenceOf(good), AT + 11 * MINUTE).deed).toBe('wait');
    for (const missing of [{ owner: '' }, { dashboardUrl: '' }, { monitoringUrl: '' }, { monitoring: null }]) {
      expect(plan(state, evidenceOf({ ...good, ...missing }), AT).deed).toBe('wait');
    }
    const refused = { at: AT, isAnswering: false, said: 'HTTP 500' };
    const decision = plan(state, evidenceOf({ ...good, monitoring: refused }), AT);
    expect(decision).toMatchObject({
      conditions: [{}, { sentence: 'The monitoring URL does not answer: HTTP 500.' }],
    });
  });
});

describe('an unhealthy signal', () => {
  const signal = { name: 'errors', isHealthy: false, value: '4%', at: AT + MINUTE };

  test.each(['pause', 'kill'] as const)('stops the plan as it was told to: %s', (onUnhealthy) => {
    const state = planStateOf({
      stages: [plainStage(0, 3_600)],
      stage: 0,
      countedFrom: AT,
      watchedFrom: AT,
      onUnhealthy,
    });
    const why = 'The signal errors is unhealthy (4%).';
    expect(plan(state, evidenceOf({ signals: [signal] }), AT + MINUTE)).toEqual({ deed: onUnhealthy, why });
  });

  test('that was reported before the plan was resumed holds the gate, and does not stop it again', () => {
    const stages = [{ ...plainStage(0), signals: true }, plainStage(5)];
    const state = planStateOf({ stages, stage: 0, countedFrom: AT, watchedFrom: AT + 2 * MINUTE });
    expect(plan(state, evidenceOf({ signals: [signal] }), AT + 3 * MINUTE)).toMatchObject({ deed: 'wait' });
    const healthy = { ...signal, isHealthy: true, at: AT + 3 * MINUTE };
    expect(plan(state, evidenceOf({ signals: [healthy] }), AT + 3 * MINUTE)).toMatchObject({ deed: 'advance' });
  });

  test('is missed when nobody reports: silence is not health', () => {
    const stages = [{ ...plainStage(0), signals: true }, plainStage(5)];
    const state = planStateOf({ stages, stage: 0, countedFrom: AT, watchedFrom: AT });
    expect(plan(state, evidenceOf(), AT).deed).toBe('wait');
    const healthy = { ...signal, isHealthy: true };
    expect(plan(state, evidenceOf({ signals: [healthy] }), AT + 62 * MINUTE).deed).toBe('wait');
  });
});

test('a kill pauses the plan, whatever its gate says', () => {
  const state = planStateOf({ stages: [plainStage(0), plainStage(5)], stage: 0, countedFrom: AT });
  expect(plan(state, evidenceOf({ isKilled: true }), AT)).toEqual({ deed: 'pause', why: 'The flag was killed.' });
});

test('a plan starts at its time, and after approval where it asks for that', () => {
  const state = planStateOf({ state: 'waiting', stages: [plainStage(5)], startAt: AT, startsAfterApproval: true });
  const approval = { who: 'Bo', at: AT };
  expect(plan(state, evidenceOf({ approval }), AT - 1).deed).toBe('wait');
  expect(plan(state, evidenceOf(), AT).deed).toBe('wait');
  expect(plan(state, evidenceOf({ approval }), AT)).toMatchObject({ deed: 'start', to: 0 });
});

test.each(['paused', 'completed', 'cancelled'] as const)('a plan that is %s does nothing', (state) => {
  const stages = [plainStage(0), plainStage(5)];
  expect(plan(planStateOf({ state, stages, stage: 0 }), evidenceOf({ isKilled: true }), AT)).toEqual({ deed: 'rest' });
});

test('a gate is looked at at the instant at which time no longer holds it, and now and then otherwise', () => {
  expect(lookAgainAt(conditions([{ name: 'minimum-time', opensAt: 1_234 }]), 1_000)).toBe(1_234);
  expect(lookAgainAt(conditions([{}]), 1_000)).toBe(1_000 + LOOK_INTERVAL_MS);
  expect(lookAgainAt(conditions([{ name: 'minimum-time', opensAt: 1e9 }]), 0)).toBe(60_000);
});

test('over years of ticks, doubled, late, missing and skewed, no stage is left early, skipped or entered twice', () => {
  const gaps = fc.array(fc.integer({ min: -5_000, max: 40 * 86_400_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(gaps, fc.constantFrom<keyof typeof TEMPLATES>('default', 'cautious', 'fast'), (steps, template) => {
      const stages = TEMPLATES[template].map(({ percentage, minimum_seconds: least }) => plainStage(percentage, least));
      const entered = simulated({ stages, from: AT, gaps: steps });
      expect(entered.map(({ stage }) => stage)).toEqual(entered.map((_, i) => i));
      for (const [i, { at }] of entered.slice(1).entries()) {
        expect(at - (entered[i]?.at ?? 0)).toBeGreaterThanOrEqual((stages[i]?.minimum_seconds ?? 0) * 1_000);
      }
    }),
  );
});

test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
  'in %s a stage that asks for a business cycle is left at the end of its first whole working day, all year round',
  (timeZone) => {
    for (let day = 0; day < 365; day += 5) {
      const entered = Date.UTC(2026, 0, 1 + day, 10, 30);
      const stages = [{ ...plainStage(25), cycle: true }, plainStage(50)];
      const state = planStateOf({ stages, stage: 0, countedFrom: entered, timeZone });
      const seen: { at: number; count: number }[] = [];
      let leftAt: number | null = null;
      for (let hour = Date.UTC(2026, 0, 1 + day, 11); leftAt === null; hour += 3_600_000) {
        const decision = plan(state, evidenceOf({ hours: seen, normalHour: 100 }), hour);
        if (decision.deed === 'advance') leftAt = hour;
        seen.push({ at: hour, count: 100 });
      }
      const left = Temporal.Instant.fromEpochMilliseconds(leftAt).toZonedDateTimeISO(timeZone);
      expect([1, 2, 3, 4, 5]).toContain(left.dayOfWeek);
      expect(left.hour).toBe(17);
      expect(leftAt - entered).toBeLessThan(5 * 86_400_000);
    }
  },
);
