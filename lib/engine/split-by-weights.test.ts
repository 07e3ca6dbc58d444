import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POSITIONS } from './bucket';
import type { SplitRange } from './rule';
import { countsOf, movedBetween, type PositionCount, splitByWeights } from './split-by-weights';

const share = (percentage: number): SplitRange[] => [
  { variant: 'on', from: 0, to: percentage * 1000 },
  { variant: 'off', from: percentage * 1000, to: POSITIONS },
];
const counts = (said: Record<string, number>): PositionCount[] =>
  Object.entries(said).map(([variant, percentage]) => ({ variant, count: Math.round(percentage * 1000) }));

test('two variants behave as a percentage does: raising one adds people, lowering it takes the last away', () => {
  expect(splitByWeights(share(25), counts({ on: 40, off: 60 }))).toEqual(share(40));
  expect(splitByWeights(share(25), counts({ on: 10, off: 90 }))).toEqual(share(10));
});

test('a new variant takes from those that shrink, and from nobody else', () => {
  const held = [...splitByWeights(share(50), counts({ on: 50, off: 30, third: 20 }))];
  expect(held).toEqual([
    { variant: 'on', from: 0, to: 50_000 },
    { variant: 'off', from: 50_000, to: 80_000 },
    { variant: 'third', from: 80_000, to: 100_000 },
  ]);
  expect(splitByWeights(held, counts({ on: 50, off: 40, third: 10 }))).toEqual([
    { variant: 'on', from: 0, to: 50_000 },
    { variant: 'off', from: 50_000, to: 90_000 },
    { variant: 'third', from: 90_000, to: 100_000 },
  ]);
});

test('a variant that is gone leaves its people to the others', () => {
  const held = splitByWeights(share(50), counts({ on: 20, off: 30, third: 50 }));
  expect(countsOf(splitByWeights(held, counts({ on: 60, off: 40 })))).toEqual(
    new Map([
      ['on', 60_000],
      ['off', 40_000],
    ]),
  );
});

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const weights = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: NAMES.length, maxLength: NAMES.length })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    const counts = parts.map((part) => Math.floor((part / total) * POSITIONS));
    const largest = parts.indexOf(Math.max(...parts));
    counts[largest] = (counts[largest] ?? 0) + POSITIONS - counts.reduce((sum, count) => sum + count, 0);
    return NAMES.map((variant, nth) => ({ variant, count: counts[nth] ?? 0 }));
  });

test('whatever weights follow one another, each split has them exactly, covers everybody, and moves the fewest', () => {
  fc.assert(
    fc.property(fc.array(weights, { minLength: 1, maxLength: 8 }), (steps) => {
      let held: readonly SplitRange[] = [{ variant: 'a', from: 0, to: POSITIONS }];
      for (const wanted of steps) {
        const next = splitByWeights(held, wanted);
        let end = 0;
        for (const { from, to } of next) {
          expect(from).toBe(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBe(POSITIONS);
        const [was, is] = [countsOf(held), countsOf(next)];
        for (const { variant, count } of wanted) expect(is.get(variant) ?? 0).toBe(count);
        // The least that can be: everybody whom a shrinking variant has to give up, and nobody else.
        const least = NAMES.reduce((sum, name) => sum + Math.max(0, (was.get(name) ?? 0) - (is.get(name) ?? 0)), 0);
        expect(movedBetween(held, next)).toBe(least);
        held = next;
      }
    }),
    { numRuns: 300 },
  );
});
