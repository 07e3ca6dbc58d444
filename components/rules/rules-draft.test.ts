import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, Rule } from '@/lib/engine/rule';
import { asKind, moved, newCondition } from './draft';
import { OPERATOR_WORDS } from './operator-words';
import { readRules } from './read-rules';
import { typedOf, valuesOf } from './typed-values';
import { writeRules } from './write-rules';

const name = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,8}$/);
const negate = fc.constantFrom({}, { negate: true });
const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const attribute = fc
  .record({ attribute: fc.string(), operator: fc.constantFrom(...Object.keys(OPERATOR_WORDS)), more: negate })
  .chain(({ more, ...said }) => {
    const { count, mayIgnoreCase } = OPERATOR_WORDS[said.operator] ?? { count: 'many', mayIgnoreCase: false };
    return fc.record({
      attribute: fc.constant(said.attribute.trim()),
      operator: fc.constant(said.operator),
      ...(count !== 'none' && { values: fc.array(value, { maxLength: 4 }) }),
      ...(mayIgnoreCase && { ignore_case: fc.constant(true) }),
      ...Object.fromEntries(Object.keys(more).map((key) => [key, fc.constant(true)])),
    });
  });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    attribute,
    fc.tuple(name, negate).map(([segment, more]) => ({ segment, ...more })),
    fc
      .tuple(name, fc.array(name, { minLength: 1, maxLength: 3 }), negate)
      .map(([flag, variants, more]) => ({ flag, variants, ...more })),
    fc.tuple(fc.array(tie('condition'), { maxLength: 3 }), negate).map(([any, more]) => ({ any, ...more })),
    fc.tuple(fc.array(tie('condition'), { maxLength: 3 }), negate).map(([all, more]) => ({ all, ...more })),
  ),
}));
const serve = fc.oneof(
  fc.record({ variant: name }),
  fc.integer({ min: 0, max: 100_000 }).map((thousandths) => ({ percentage: thousandths / 1000 })),
  fc.integer({ min: 0, max: 100_000 }).map((thousandths) => ({ percentage: thousandths / 1000, by: 'org' })),
  fc.constant({ split: [{ variant: 'on', from: 10, to: 500 }], by: 'user.id' }),
);
const rules: fc.Arbitrary<Rule[]> = fc.array(
  fc.oneof(
    fc.record({ conditions: fc.array(condition, { maxLength: 3 }), serve }),
    fc.record({ name, conditions: fc.array(condition, { maxLength: 3 }), serve }),
  ),
  { maxLength: 4 },
);

/** As it comes back from where it is stored: −0 is 0 there. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('rules in a form', () => {
  test('come out as they went in, whatever they are', () => {
    fc.assert(
      fc.property(rules.map(stored), (given) => {
        const drafts = readRules(given);
        if (drafts) expect(stored(writeRules(drafts, 'off'))).toEqual(given);
        return drafts !== null;
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['no list', {}],
    ['a rule with a field of another time', [{ conditions: [], serve: { variant: 'on' }, until: 'May' }]],
    ['a condition of another time', [{ conditions: [{ weather: 'fair' }], serve: { variant: 'on' } }]],
    ['a value that is none', [{ conditions: [{ attribute: 'a', operator: 'equals', values: [null] }], serve: {} }]],
    ['a serve that is two', [{ conditions: [], serve: { variant: 'on', percentage: 5 } }]],
    ['a name that would be two', [{ conditions: [{ flag: 'a', variants: ['on, off'] }], serve: { variant: 'on' } }]],
  ])('are not for one where they have %s', (_, given) => {
    expect(readRules(given)).toBeNull();
  });

  test('take weights by moving as few people as can be, and say null while weights are none', () => {
    const halves = [
      { variant: 'a', from: 0, to: 50_000 },
      { variant: 'b', from: 50_000, to: 100_000 },
    ];
    const [draft] = readRules([{ conditions: [], serve: { split: halves } }]) ?? [];
    if (!draft) throw new Error('no draft');
    const weighed = (weights: Record<string, string>) =>
      writeRules([{ ...draft, serve: { ...draft.serve, weights } }], 'b')[0];
    expect(weighed({ a: '60', b: '40' })).toMatchObject({
      serve: {
        split: [
          { variant: 'a', from: 0, to: 60_000 },
          { variant: 'b', from: 60_000, to: 100_000 },
        ],
      },
    });
    expect(weighed({ a: '60', b: '50' })).toMatchObject({ serve: { split: null } });
  });
});

test.each([
  [['pro', 'team'], 'value', { format: 'text', typed: 'pro\nteam' }],
  [['pro ', 'team'], 'text', { format: 'json', typed: '"pro "\n"team"' }],
  [[''], 'value', { format: 'json', typed: '""' }],
  [[18], 'value', { format: 'number', typed: '18' }],
  [[true, 'true'], 'value', { format: 'json', typed: 'true\n"true"' }],
  [[604_800], 'seconds', { format: 'days', typed: '7' }],
  [[5400], 'seconds', { format: 'minutes', typed: '90' }],
] as const)('%j is typed the plain way', (values, takes, typed) => {
  expect(typedOf(values, takes)).toEqual(typed);
});

test('a line that cannot be read is null, so that its place is refused', () => {
  expect(valuesOf('number', '1,5\n\n x\n2')).toEqual([1.5, null, 2]);
  expect(valuesOf('boolean', 'true\nyes')).toEqual([true, null]);
  expect(valuesOf('json', '"a"\n[1]\nnull\n{')).toEqual(['a', null, null, null]);
});

test('a condition becomes a group around itself, and moving past an end moves nothing', () => {
  const one = { ...newCondition(), negate: true };
  expect(asKind(one, 'any')).toMatchObject({
    id: one.id,
    negate: true,
    conditions: [{ kind: 'attribute', negate: false }],
  });
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});
