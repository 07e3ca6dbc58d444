import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type SlowFlag, type SlowSegment, slowEvaluate } from '@/e2e/support/slow-evaluate';
import { compileFlag } from './compile';
import { compileSegment } from './compile-segment';
import { evaluate } from './evaluate';
import { evaluateMany } from './evaluate-many';
import type { Condition, Rule, ServeSaid } from './rule';

vi.setConfig({ testTimeout: 120_000 });

const NOW = Date.parse('2026-11-27T12:00:00Z');
const PATHS = ['plan', 'age', 'user.plan', 'seen', 'version', 'groups', 'groups.length', '__proto__'];
const VALUES = ['pro', 'Pro', '', '5', 5, -1, true];
const TEXTS = ['pro', 'PRO', 'o', ''];
const INSTANTS = ['2026-11-27T11:59:00Z', '2026-11-27T13:00:00+01:00', '2020-02-29'];
const VERSIONS = ['1.2.3', '2.0.0-rc', '2.0.0', '10.0.1'];
const NAMES = ['a', 'b', 'c'];

const some = <T>(pool: readonly T[], most = 2) => fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: most });
const onAttribute = (operators: readonly string[], values: fc.Arbitrary<readonly (string | number | boolean)[]>) =>
  fc.record({
    attribute: fc.constantFrom(...PATHS),
    operator: fc.constantFrom(...operators),
    values,
    negate: fc.boolean(),
  });
const numbers = fc.integer({ min: -3, max: 8 });

const attributeCondition: fc.Arbitrary<Condition> = fc.oneof(
  onAttribute(['equals'], some(VALUES, 1)),
  onAttribute(
    ['one_of', 'any_of', 'all_of', 'none_of'],
    fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 3 }),
  ),
  onAttribute(['contains', 'starts_with', 'ends_with'], some(TEXTS)).chain((one) =>
    fc.boolean().map((ignore_case) => ({ ...one, ignore_case })),
  ),
  onAttribute(['matches'], some(['^p', 'o$', 'p.o', '[A-Z]'], 1)),
  onAttribute(['greater_than', 'greater_than_or_equal', 'less_than', 'less_than_or_equal'], fc.tuple(numbers)),
  onAttribute(
    ['between'],
    fc.tuple(numbers, fc.integer({ min: 0, max: 5 })).map(([from, more]) => [from, from + more]),
  ),
  onAttribute(
    [
      'semver_equals',
      'semver_greater_than',
      'semver_greater_than_or_equal',
      'semver_less_than',
      'semver_less_than_or_equal',
    ],
    some(VERSIONS, 1),
  ),
  onAttribute(['before', 'after'], some(INSTANTS, 1)),
  onAttribute(['within_last'], fc.constantFrom([30], [90], [1e9])),
  onAttribute(['exists'], fc.constant([])),
);

/** Conditions that may ask for those flags and segments: earlier ones only, so that there is no circle. */
function conditionOf(flags: readonly string[], segments: readonly string[]): fc.Arbitrary<Condition> {
  const leaves: fc.Arbitrary<Condition>[] = [attributeCondition];
  if (flags.length > 0)
    leaves.push(fc.record({ flag: fc.constantFrom(...flags), variants: some(NAMES), negate: fc.boolean() }));
  if (segments.length > 0) leaves.push(fc.record({ segment: fc.constantFrom(...segments), negate: fc.boolean() }));
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof(...leaves),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }), negate: fc.boolean() }),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }), negate: fc.boolean() }),
    ),
  }));
  return condition;
}

const percentages = fc.oneof(
  fc.constantFrom(0, 100),
  fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000),
);
const splits = fc
  .oneof(
    fc.constant([{ variant: 'a', from: 0, to: 100_000 }]),
    fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 6 }).map((ends) => {
      const sorted = ends.toSorted((one, other) => one - other);
      return sorted.slice(1).map((to, nth) => ({ variant: NAMES[nth % 3] ?? 'a', from: sorted[nth] ?? 0, to }));
    }),
  )
  .filter(
    (split) => split.length > 0 && !(split.length > 1 && split.some(({ from, to }) => from === 0 && to === 100_000)),
  );
const by = fc.constantFrom(undefined, 'plan', 'age');
const serves: fc.Arbitrary<ServeSaid> = fc.oneof(
  fc.constantFrom(...NAMES).map((variant) => ({ variant })),
  fc.tuple(percentages, by).map(([percentage, path]) => ({ percentage, ...(path && { by: path }) })),
  fc.tuple(splits, by).map(([split, path]) => ({ split, ...(path && { by: path }) })),
);

const SEGMENTS = ['s0', 's1'];
const FLAGS = ['f0', 'f1', 'f2'];
const ids = fc.constantFrom('1', '2', '3', '');
const idLists = fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 2 });

const segmentOf = (nth: number): fc.Arbitrary<SlowSegment> =>
  fc.record({
    key: fc.constant(SEGMENTS[nth] ?? ''),
    conditions: fc.array(conditionOf([], SEGMENTS.slice(0, nth)), { maxLength: 2 }),
    included: idLists,
    excluded: idLists,
  });

const flagOf = (nth: number): fc.Arbitrary<SlowFlag> => {
  const rule: fc.Arbitrary<Rule> = fc.record({
    conditions: fc.array(conditionOf(FLAGS.slice(0, nth), SEGMENTS), { maxLength: 2 }),
    serve: serves,
  });
  return fc.record({
    key: fc.constant(FLAGS[nth] ?? ''),
    enabled: fc.constantFrom(true, true, true, false),
    killed: fc.constantFrom(false, false, false, true),
    percentage: percentages,
    policy: fc.constantFrom('device', 'user'),
    variants: fc.constant(NAMES.map((name) => ({ name, value: name.toUpperCase() }))),
    on: fc.constantFrom(...NAMES),
    off: fc.constantFrom(...NAMES),
    rest: fc.constantFrom(...NAMES),
    split: fc.option(splits),
    rules: fc.array(rule, { maxLength: 3 }),
    targets: idLists.map((keys) => keys.map((key) => ({ key, variant: 'b' }))),
    prerequisites:
      nth === 0
        ? fc.constant([])
        : fc.array(fc.record({ flag: fc.constantFrom(...FLAGS.slice(0, nth)), variants: some(NAMES) }), {
            maxLength: 1,
          }),
  });
};

const attributes = fc.dictionary(
  fc.constantFrom('plan', 'age', 'user', 'seen', 'version', 'groups'),
  fc.oneof(
    fc.constantFrom<unknown>(...VALUES, null, ...INSTANTS, ...VERSIONS, NOW - 60_000),
    fc.array(fc.constantFrom<unknown>(...VALUES, null), { maxLength: 3 }),
    fc.record({ plan: fc.constantFrom<unknown>('pro', 5, null) }),
  ),
);

test('a second evaluator, slow and written from the documentation, answers the same to 10,000 configurations', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.tuple(segmentOf(0), segmentOf(1)),
      fc.tuple(flagOf(0), flagOf(1), flagOf(2)),
      ids,
      attributes,
      (segments, flags, id, sent) => {
        const compiled = flags.map(storedOf).map(compileFlag);
        const world = {
          flags: new Map(compiled.map((flag) => [flag.key, flag])),
          segments: new Map(segments.map((one) => [one.key, compileSegment({ ...one, revision: 1 })])),
        };
        const context = { targetingKey: id, attributes: sent };
        const together = evaluateMany(compiled, context, NOW, world);
        for (const [nth, flag] of flags.entries()) {
          const told = slowEvaluate(flag, { flags, segments, id, attributes: sent, now: NOW });
          for (const answer of [evaluate(compiled[nth] ?? never(), context, NOW, world), together[nth]]) {
            expect([answer?.variant, answer?.reason, answer?.errorCode].filter(Boolean).join(' ')).toBe(told);
            expect(answer?.value).toBe(answer?.variant?.toUpperCase());
          }
          const reason = told.split(' ').slice(1).join(' ');
          seen.set(reason, (seen.get(reason) ?? 0) + 1);
        }
      },
    ),
    { numRuns: 10_000 },
  );
  // Every way of being answered was taken, and often enough to mean something; a valid flag is in error for one reason.
  expect([...seen.keys()].sort()).toEqual([
    'DEFAULT',
    'DISABLED',
    'ERROR TARGETING_KEY_MISSING',
    'SPLIT',
    'STATIC',
    'TARGETING_MATCH',
  ]);
  for (const count of seen.values()) expect(count).toBeGreaterThan(200);
});

function storedOf(flag: SlowFlag) {
  return {
    ...flag,
    rolloutPercentage: flag.percentage,
    identityPolicy: flag.policy,
    failureMode: 'last-known-good',
    archived: false,
    revision: 1,
    valueType: 'string',
    onVariant: flag.on,
    offVariant: flag.off,
    defaultVariant: flag.rest,
  };
}

function never(): never {
  throw new Error('There is a compiled flag for each.');
}
