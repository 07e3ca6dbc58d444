import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedFlag } from '@/e2e/support/stored-flag';
import { compileFlag } from '@/lib/engine/compile';
import { evaluate } from '@/lib/engine/evaluate';
import type { StoredFlag } from '@/lib/engine/types';
import { explainFlag } from './explain-flag';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const pro = { attribute: 'plan', operator: 'equals', values: ['pro'] };
const shop = storedFlag('shop', { rolloutPercentage: 100 });
const worldOf = (...stored: StoredFlag[]) => ({
  flags: new Map(stored.map((one) => [one.key, compileFlag(one)])),
  segments: new Map(),
});
const explain = (said: Partial<StoredFlag>, context = {}) =>
  explainFlag(storedFlag('f', said), { context, now: NOW, world: worldOf(shop, storedFlag('f', said)) });

describe('an explanation', () => {
  test('says of every condition whether it matched, did not, or could not be told, and which line decided', () => {
    const rules = [
      {
        name: 'Paying',
        conditions: [pro, { attribute: 'age', operator: 'greater_than', values: [17], negate: true }],
        serve: { variant: 'on' },
      },
      { conditions: [{ any: [pro, { flag: 'shop', variants: ['on'] }] }], serve: { percentage: 50 } },
    ];
    const { answer, steps } = explain({ rules }, { targetingKey: '42', attributes: { plan: 'pro' } });
    expect(steps.map(({ kind, decided }) => `${kind} ${decided}`)).toEqual([
      'switch false',
      'rule false',
      'rule true',
      'rollout false',
    ]);
    expect(steps[1]).toMatchObject({
      name: 'Paying',
      outcome: 'missing',
      conditions: [{ outcome: 'match', given: 'pro' }, { outcome: 'missing' }],
    });
    expect(steps[2]).toMatchObject({
      outcome: 'match',
      conditions: [
        { outcome: 'match', parts: [{ outcome: 'match' }, { outcome: 'match', answered: { variant: 'on' } }] },
      ],
      draw: { key: '42', bucket: 63 },
    });
    expect(answer.reason).toBe('SPLIT');
  });

  test.each<[string, Partial<StoredFlag>, object, string]>([
    ['a kill', { killed: true, rules: [{ conditions: [], serve: { variant: 'on' } }] }, {}, 'switch'],
    ['the switch', { enabled: false }, {}, 'switch'],
    ['another flag', { prerequisites: [{ flag: 'shop', variants: ['off'] }] }, {}, 'prerequisite'],
    ['a flag that there is not', { prerequisites: [{ flag: 'nobody', variants: ['on'] }] }, {}, 'prerequisite'],
    ['a target', { targets: [{ key: '42', variant: 'on' }] }, { targetingKey: '42' }, 'targets'],
    ['a rule', { rules: [{ conditions: [pro], serve: { variant: 'on' } }] }, { attributes: { plan: 'pro' } }, 'rule'],
    ['the rollout', { rules: [{ conditions: [pro], serve: { variant: 'on' } }] }, { targetingKey: '42' }, 'rollout'],
  ])('names what decided: %s', (_, said, context, kind) => {
    const { steps } = explain(said, context);
    expect(steps.filter(({ decided }) => decided).map((step) => step.kind)).toEqual([kind]);
  });

  test('tells what would have come behind a kill, so that a lift surprises nobody', () => {
    const { answer, steps } = explain(
      { killed: true, rules: [{ conditions: [pro], serve: { variant: 'on' } }] },
      { attributes: { plan: 'pro' } },
    );
    expect(answer.reason).toBe('DISABLED');
    expect(steps[1]).toMatchObject({ kind: 'rule', outcome: 'match', decided: false });
  });

  test('agrees with the engine, whatever is stored and whoever asks', () => {
    const value = fc.constantFrom('pro', 'team', 3, true);
    const leaf = fc.oneof(
      fc.record({
        attribute: fc.constantFrom('plan', 'a.b'),
        operator: fc.constantFrom('equals', 'exists', 'contains', 'greater_than'),
        values: fc.array(value, { maxLength: 1 }),
        negate: fc.boolean(),
      }),
      fc.record({ flag: fc.constantFrom('shop', 'nobody'), variants: fc.constant(['on']), negate: fc.boolean() }),
    );
    const condition = fc.oneof(
      leaf,
      fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 2 }), negate: fc.boolean() }),
      fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
    );
    const rule = fc.record({
      conditions: fc.array(condition, { maxLength: 2 }),
      serve: fc.constantFrom({ variant: 'on' }, { percentage: 50 }),
    });
    fc.assert(
      fc.property(
        fc.record({
          killed: fc.boolean(),
          rules: fc.array(rule, { maxLength: 3 }),
          targets: fc.constantFrom([], [{ key: '1', variant: 'on' }]),
        }),
        fc.record({
          targetingKey: fc.constantFrom('1', '2', ''),
          attributes: fc.dictionary(fc.constantFrom('plan', 'a'), fc.oneof(value, fc.constant({ b: 3 }))),
        }),
        (said, context) => {
          const { answer, steps } = explain(said, context);
          const world = worldOf(shop, storedFlag('f', said));
          expect(answer).toEqual(evaluate(compileFlag(storedFlag('f', said)), context, NOW, world));
          const [decided] = steps.filter((step) => step.decided);
          const reasons = {
            switch: ['DISABLED'],
            prerequisite: ['DISABLED', 'ERROR'],
            targets: ['TARGETING_MATCH'],
            rule: ['TARGETING_MATCH', 'SPLIT', 'ERROR'],
            rollout: ['SPLIT', 'STATIC', 'ERROR'],
          };
          expect(reasons[decided?.kind ?? 'switch']).toContain(answer.reason);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
