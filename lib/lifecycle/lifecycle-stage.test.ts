import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FLAG_KINDS } from '@/lib/flags/flag-view';
import { isDue, LIFECYCLE_STAGES, type Life, lifecycleStage } from './lifecycle-stage';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-26T12:00:00Z');
const life = (said: Partial<Life> = {}): Life => ({
  kind: 'release',
  enabled: true,
  killed: false,
  rolloutPercentage: 25,
  hasTargeting: false,
  createdAt: NOW - 20 * DAY,
  decidedAt: NOW - DAY,
  lastAskedAt: NOW - 1000,
  ...said,
});

describe('the stage of a flag in its life', () => {
  test.each<[string, Partial<Life>, string]>([
    ['made today and never switched on', { enabled: false, createdAt: NOW - DAY, decidedAt: NOW - DAY }, 'new'],
    ['at a share that was set yesterday', {}, 'ramping'],
    ['at a share that nobody moved for a month', { decidedAt: NOW - 30 * DAY }, 'live'],
    ['at 100 % since yesterday', { rolloutPercentage: 100 }, 'at-100'],
    ['at 100 % for a week', { rolloutPercentage: 100, decidedAt: NOW - 7 * DAY }, 'stale'],
    [
      'at 100 % with a rule for a week',
      { rolloutPercentage: 100, hasTargeting: true, decidedAt: NOW - 7 * DAY },
      'ramping',
    ],
    ['at 0 % for a week', { rolloutPercentage: 0, decidedAt: NOW - 7 * DAY }, 'stale'],
    ['switched off for a week', { enabled: false, decidedAt: NOW - 7 * DAY }, 'stale'],
    ['killed at 100 % for a week', { killed: true, rolloutPercentage: 100, decidedAt: NOW - 7 * DAY }, 'at-100'],
    [
      'a permission at 100 % for a year',
      { kind: 'permission', rolloutPercentage: 100, decidedAt: NOW - 365 * DAY },
      'at-100',
    ],
    [
      'a permission that nobody asks for',
      { kind: 'permission', decidedAt: NOW - 60 * DAY, createdAt: NOW - 90 * DAY, lastAskedAt: null },
      'stale',
    ],
    ['an ops flag at a share', { kind: 'ops' }, 'live'],
  ])('%s', (_, said, stage) => expect(lifecycleStage(life(said), NOW)).toBe(stage));

  test('is one of five whatever is known of it, and what is due is stale', () => {
    const instant = fc.integer({ min: 0, max: NOW });
    const any = fc.record({
      kind: fc.constantFrom(...FLAG_KINDS),
      enabled: fc.boolean(),
      killed: fc.boolean(),
      rolloutPercentage: fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000),
      hasTargeting: fc.boolean(),
      createdAt: instant,
      decidedAt: instant,
      lastAskedAt: fc.option(instant),
    });
    fc.assert(
      fc.property(any, (one) => {
        const stage = lifecycleStage(one, NOW);
        expect(LIFECYCLE_STAGES).toContain(stage);
        if (isDue(one, NOW)) expect(stage).toBe('stale');
      }),
    );
  });
});
