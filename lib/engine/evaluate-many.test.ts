import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '@/e2e/support/any-text';
import { storedFlag } from '@/e2e/support/stored-flag';
import { compileFlag } from './compile';
import { evaluate } from './evaluate';
import { evaluateMany } from './evaluate-many';
import { FLAG_KEY } from './flag-key';

const rules = [{ conditions: [{ attribute: 'plan', operator: 'equals', values: ['pro'] }], serve: { percentage: 60 } }];
const flags = fc
  .record({
    key: fc.stringMatching(FLAG_KEY),
    enabled: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
    killed: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    rolloutPercentage: fc.constantFrom('0', '12.5', '50', '99.999', '100', 'broken'),
    rules: fc.constantFrom<unknown>([], rules, 'broken'),
    identityPolicy: fc.constantFrom('device', 'user'),
  })
  .map(({ key, ...said }) => compileFlag(storedFlag(key, said)));
const contexts = fc.record({
  targetingKey: fc.oneof(fc.constant(undefined), anyText(), fc.uuid(), anyText({ maxLength: 400 })),
  attributes: fc.constantFrom(undefined, { plan: 'pro' }, { plan: 'free' }),
});

test('many flags asked at once get the answers that each gets alone', () => {
  fc.assert(
    fc.property(fc.array(flags, { maxLength: 12 }), contexts, (asked, context) => {
      expect(evaluateMany(asked, context, 0)).toEqual(asked.map((flag) => evaluate(flag, context, 0)));
    }),
    { numRuns: 1000 },
  );
});

test('every place of an id in a block, beside every other, comes out as it does alone', () => {
  for (let idLength = 1; idLength <= 60; idLength++) {
    const context = { targetingKey: 'i'.repeat(idLength) };
    const asked = Array.from({ length: 70 }, (_, index) => compileFlag(storedFlag('k'.repeat(index + 1))));
    expect(evaluateMany(asked, context, 0)).toEqual(asked.map((flag) => evaluate(flag, context, 0)));
  }
});
