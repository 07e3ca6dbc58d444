import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedFlag } from '@/e2e/support/stored-flag';
import { compileFlag } from '@/lib/engine/compile';
import { evaluate } from '@/lib/engine/evaluate';
import { OPERATORS } from '@/lib/engine/operators';
import { prerequisitesInput, rulesInput, targetsInput } from './inputs';

const serve = { variant: 'on' };
const rule = (...conditions: unknown[]) => ({ conditions, serve });
const plan = { attribute: 'plan', operator: 'equals', values: ['pro'] };
const issues = (schema: typeof rulesInput | typeof targetsInput | typeof prerequisitesInput, input: unknown) =>
  schema.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('rules', () => {
  test.each([
    [{ ...plan, operator: 'is' }, /^0\.conditions\.0\.operator: Use one of: equals, /],
    [{ ...plan, attribute: 'a..b' }, /^0\.conditions\.0\.attribute: Name an attribute/],
    [{ ...plan, values: [] }, /^0\.conditions\.0\.values: It takes one value\./],
    [{ ...plan, values: [['pro']] }, /^0\.conditions\.0\.values\.0: Use a text, a number/],
    [{ ...plan, value: 'pro' }, /^0\.conditions\.0\.value: This field is not known/],
    [{ ...plan, negate: 'yes' }, /negate: Use true or false/],
    [{ ...plan, flag: 'a' }, /^0\.conditions\.0: A condition has one of/],
    [{ attribute: 'age', operator: 'between', values: [9, 3] }, /values: Give the smaller number first/],
    [{ attribute: 'age', operator: 'greater_than', values: ['3'] }, /values\.0: Use a number/],
    [
      { attribute: 'age', operator: 'greater_than', values: [3], ignore_case: true },
      /ignore_case: greater_than knows no case/,
    ],
    [{ attribute: 'v', operator: 'semver_equals', values: ['one'] }, /values\.0: Use a version/],
    [{ attribute: 'at', operator: 'before', values: ['tomorrow'] }, /values\.0: Use an instant/],
    [{ attribute: 'ip', operator: 'in_network', values: ['10.0.0.0/33'] }, /values\.0: Use a network/],
    [{ attribute: 'mail', operator: 'matches', values: ['(a+)+(?=b)'] }, /values\.0: Use a pattern that RE2 can read/],
    [{ flag: 'a b', variants: ['on'] }, /flag: Name a flag by its key/],
    [{ flag: 'a', variants: [] }, /variants: Name at least one variant/],
    [{ any: [] }, /any: Give at least one condition/],
    [{ all: [plan, { any: [{ ...plan, operator: 'is' }] }] }, /^0\.conditions\.0\.all\.1\.any\.0\.operator/],
    ['plan = pro', /^0\.conditions\.0: A condition is an object/],
  ])('name what is wrong with a condition, and the remedy: %j', (condition, message) => {
    expect(issues(rulesInput, [rule(condition)])).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    [{ percentage: 101 }, /^0\.serve\.percentage: Use a number from 0 to 100/],
    [{ percentage: '5' }, /^0\.serve\.percentage/],
    [{}, /^0\.serve: Serve a variant, a percentage or a split/],
    [{ variant: 'on', percentage: 5 }, /^0\.serve: Serve/],
    [{ variant: 'on', by: 'org' }, /^0\.serve\.by/],
    [{ percentage: 5, by: '' }, /^0\.serve\.by/],
    [{ split: [{ variant: 'on', from: 5, to: 5 }] }, /^0\.serve\.split\.0: Ranges ascend/],
    [
      {
        split: [
          { variant: 'on', from: 0, to: 9 },
          { variant: 'off', from: 8, to: 20 },
        ],
      },
      /^0\.serve\.split\.1: Ranges ascend and do not overlap: whole positions, from 9 on/,
    ],
  ])('name what is wrong with what they serve: %j', (said, message) => {
    expect(issues(rulesInput, [{ conditions: [plan], serve: said }])).toEqual([expect.stringMatching(message)]);
  });

  test('are no more, no larger and no deeper than an evaluation may take', () => {
    const deep = (levels: number): unknown => (levels === 0 ? plan : { any: [deep(levels - 1)] });
    expect(issues(rulesInput, [rule(deep(5))])).toEqual([]);
    expect(issues(rulesInput, [rule(deep(6))])[0]).toContain('Groups nest 5 deep at most');
    expect(issues(rulesInput, Array(101).fill(rule(plan)))[0]).toContain('at most 100 rules');
    expect(issues(rulesInput, [rule(...Array(51).fill(plan))])[0]).toContain('at most 50 conditions');
    const ids = Array.from({ length: 10_000 }, (_, nth) => `customer-${nth}`.padEnd(60, '-'));
    expect(issues(rulesInput, [rule({ ...plan, operator: 'one_of', values: ids })])[0]).toContain(
      'larger than 512 KiB',
    );
    for (const text of ['a\0b', 'a\ud800']) {
      expect(issues(rulesInput, [rule({ ...plan, values: [text] })])[0]).toContain('cannot be stored');
    }
    expect(issues(rulesInput, [rule({ ...plan, values: ['\\u0000 as six characters, and \\\\ud800'] })])).toEqual([]);
  });

  test('that are taken are never in error, whoever asks', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean());
    const attributeCondition = fc.record({
      attribute: fc.constantFrom('a', 'b.c'),
      operator: fc.constantFrom(...OPERATORS.keys()),
      values: fc.array(fc.oneof(value, fc.constantFrom('1.2.3', '2026-01-01T00:00:00Z', '10.0.0.0/8')), {
        maxLength: 3,
      }),
      negate: fc.boolean(),
    });
    const { condition } = fc.letrec((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3 },
        attributeCondition,
        fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }), negate: fc.boolean() }),
      ),
    }));
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(condition, { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b'), fc.anything()),
        (conditions, attributes) => {
          const parsed = rulesInput.safeParse([{ conditions, serve: { percentage: 50 } }]);
          if (!parsed.success) return;
          taken += 1;
          const flag = compileFlag(storedFlag('f', { rules: JSON.parse(JSON.stringify(parsed.data)) }));
          expect(evaluate(flag, { targetingKey: '1', attributes }, 0).reason).not.toBe('ERROR');
        },
      ),
      { numRuns: 1_000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});

test('targets are ids, each once, with a variant of the flag and a note', () => {
  const target = { key: '42', variant: 'on', note: 'asked for it' };
  expect(issues(targetsInput, [target, { key: '43', variant: 'off' }])).toEqual([]);
  expect(issues(targetsInput, [target, target])).toEqual(['1.key: 42 stands in it twice: say it once.']);
  expect(issues(targetsInput, [{ key: '', variant: 'on' }])[0]).toContain('at least one character');
  expect(issues(targetsInput, [{ key: 'é'.repeat(600), variant: 'on' }])[0]).toContain('at most 1024 bytes');
  const many = Array.from({ length: 10_001 }, (_, nth) => ({ key: `${nth}`, variant: 'on' }));
  expect(issues(targetsInput, many)[0]).toContain('at most 10,000 ids');
  expect(issues(targetsInput, many.slice(1))).toEqual([]);
});

test('prerequisites name other flags once, with the variants that will do', () => {
  const needed = { flag: 'a', variants: ['on'] };
  expect(issues(prerequisitesInput, [needed])).toEqual([]);
  expect(issues(prerequisitesInput, [needed, needed])[0]).toContain('stands in it twice');
  expect(issues(prerequisitesInput, [{ flag: 'a', variants: [] }])[0]).toContain('at least one variant');
  expect(issues(prerequisitesInput, [{ flag: 'a/b', variants: ['on'] }])[0]).toContain('by its key');
});
