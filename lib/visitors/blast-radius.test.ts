import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileFlag } from '@/lib/engine/compile';
import { evaluate } from '@/lib/engine/evaluate';
import { hashedPosition } from '@/lib/engine/hashed-position';
import { prefixOf } from '@/lib/engine/key-prefix';
import { blastRadius, type Configuration } from './blast-radius';

const at = (rolloutPercentage: number): Configuration => ({ enabled: true, killed: false, rolloutPercentage });
const people = Array.from({ length: 500 }, (_, nth) => `visitor-${nth}`);
const KEY = 'new_dashboard';
const sample = people.map((id, nth) => ({ position: hashedPosition(prefixOf(KEY), id), hasSeen: nth % 3 === 0 }));

test('raising a share only gains, lowering it only loses, and who has seen it is counted among the lost', () => {
  const up = blastRadius(sample, { before: at(10), after: at(50) });
  expect(up).toMatchObject({ sampled: 500, lost: 0, lostAfterSeeing: 0 });
  const down = blastRadius(sample, { before: at(50), after: at(10) });
  expect(down).toMatchObject({ gained: 0, lost: up.gained, unchanged: 500 - up.gained });
  const seers = sample.filter(({ position, hasSeen }) => hasSeen && position >= 10_000 && position < 50_000);
  expect(down.lostAfterSeeing).toBe(seers.length);
});

test('is what the engine answers each of them, before and after, whatever the two configurations', () => {
  const configuration = fc.record({
    enabled: fc.boolean(),
    killed: fc.boolean(),
    rolloutPercentage: fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000),
  });
  const answers = (said: Configuration) => {
    const stored = { key: KEY, rules: [], identityPolicy: 'device', failureMode: 'last-known-good', archived: false };
    const flag = compileFlag({ ...stored, ...said, revision: 1 });
    return people.map((targetingKey) => evaluate(flag, { targetingKey }, 0).value);
  };
  fc.assert(
    fc.property(configuration, configuration, (before, after) => {
      const [had, gets] = [answers(before), answers(after)];
      const gained = people.filter((_, nth) => gets[nth] && !had[nth]).length;
      const lost = people.filter((_, nth) => had[nth] && !gets[nth]).length;
      expect(blastRadius(sample, { before, after })).toMatchObject({ gained, lost, unchanged: 500 - gained - lost });
    }),
    { numRuns: 40 },
  );
});
