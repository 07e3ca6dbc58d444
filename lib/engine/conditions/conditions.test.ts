import { describe, expect, test } from 'vitest';
import { nobody } from '@/e2e/support/asking';
import { compileCondition } from '../compile-condition';
import { attributesOf } from './attributes';

describe('what each operator matches', () => {
  test.each([
    ['equals', ['pro'], 'pro', 'free'],
    ['equals', [5], 5, 6],
    ['equals', [true], true, false],
    ['equals', [''], '', ' '],
    ['one_of', ['pro', 'team', 7], 'team', 'free'],
    ['contains', ['@example.', '@test.'], 'ada@test.org', 'ada@mail.org'],
    ['starts_with', ['ada', 'eve'], 'eve@mail.org', 'bob@mail.org'],
    ['ends_with', ['.org', '.net'], 'ada@mail.net', 'ada@mail.net.com'],
    ['ends_with', ['.org'], '.org', 'org'],
    ['greater_than', [10], 10.5, 10],
    ['greater_than_or_equal', [10], 10, 9.5],
    ['less_than', [10], -1, 10],
    ['less_than_or_equal', [10], 10, Number.POSITIVE_INFINITY],
  ])('%s %j matches %j and not %j; negated, the other way round', (operator, values, matching, other) => {
    const condition = { attribute: 'a', operator, values };
    expect(holds(condition, { a: matching })).toBe(true);
    expect(holds(condition, { a: other })).toBe(false);
    expect(holds({ ...condition, negate: true }, { a: matching })).toBe(false);
    expect(holds({ ...condition, negate: true }, { a: other })).toBe(true);
  });

  test('exists matches whatever is there, negated what is not', () => {
    const exists = { attribute: 'a', operator: 'exists' };
    for (const there of [0, '', false, Number.NaN, [], {}]) {
      expect(holds(exists, { a: there })).toBe(true);
      expect(holds({ ...exists, negate: true }, { a: there })).toBe(false);
    }
    for (const attributes of [{}, { a: undefined }, { a: null }, undefined, null, 'text', []]) {
      expect(holds(exists, attributes)).toBe(false);
      expect(holds({ ...exists, negate: true }, attributes)).toBe(true);
    }
  });
});

const NEGATABLE = [
  { attribute: 'a', operator: 'equals', values: ['pro'] },
  { attribute: 'a', operator: 'one_of', values: ['pro', 1, true] },
  { attribute: 'a', operator: 'contains', values: ['p'] },
  { attribute: 'a', operator: 'less_than', values: [10] },
];

test.each(['contains', 'starts_with', 'ends_with'])('any text %s the empty one, the empty one too', (operator) => {
  for (const a of ['', 'a']) expect(holds({ attribute: 'a', operator, values: [''] }, { a })).toBe(true);
});

describe('a missing attribute never matches, not even negated', () => {
  test.each(NEGATABLE)('$operator', (condition) => {
    for (const attributes of [
      {},
      { a: undefined },
      { a: null },
      { a: {} },
      { a: [] },
      { a: Number.NaN },
      undefined,
      null,
      7,
    ]) {
      expect(holds(condition, attributes)).toBe(false);
      expect(holds({ ...condition, negate: true }, attributes)).toBe(false);
    }
  });

  test('nor does one of a type that the operator cannot compare', () => {
    expect(holds({ attribute: 'a', operator: 'greater_than', values: [1], negate: true }, { a: '5' })).toBe(false);
    expect(holds({ attribute: 'a', operator: 'contains', values: ['5'], negate: true }, { a: 5 })).toBe(false);
    expect(holds({ attribute: 'a', operator: 'equals', values: [5] }, { a: '5' })).toBe(false);
  });
});

describe('an attribute is what the caller sent, never what JavaScript inherits', () => {
  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'constructor.name',
    '__proto__.constructor.name',
  ])('%s is absent', (attribute) => {
    expect(holds({ attribute, operator: 'exists' }, {})).toBe(false);
    expect(holds({ attribute, operator: 'exists', negate: true }, {})).toBe(true);
    expect(holds({ attribute, operator: 'one_of', values: ['Object', 'x'], negate: true }, {})).toBe(false);
  });

  test('an inherited value is absent, on the way and at the end of a path', () => {
    const inherited = Object.create({ plan: 'pro', user: { plan: 'pro' } });
    const own = { user: Object.create({ plan: 'pro' }) };
    const equals = (attribute: string) => ({ attribute, operator: 'equals', values: ['pro'] });
    expect(holds(equals('plan'), inherited)).toBe(false);
    expect(holds(equals('user.plan'), inherited)).toBe(false);
    expect(holds(equals('user.plan'), own)).toBe(false);
    expect(holds({ ...equals('plan'), values: ['free'], negate: true }, inherited)).toBe(false);
    expect(holds({ attribute: 'plan', operator: 'exists' }, inherited)).toBe(false);
  });

  test.each([
    ['one_of', ['pro']],
    ['contains', ['r']],
    ['starts_with', ['p']],
    ['ends_with', ['o']],
    ['greater_than', [4]],
    ['greater_than_or_equal', [5]],
    ['less_than', [6]],
    ['less_than_or_equal', [5]],
    ['exists', []],
  ])('to %s %j, what would match is absent where it is inherited', (operator, values) => {
    const attributes = { plan: typeof values[0] === 'number' ? 5 : 'pro' };
    expect(holds({ attribute: 'plan', operator, values }, attributes)).toBe(true);
    expect(holds({ attribute: 'plan', operator, values }, Object.create(attributes))).toBe(false);
  });

  test('a name that the caller did send is an attribute like any other', () => {
    const sent: unknown = JSON.parse('{"__proto__": "pro", "constructor": {"name": "pro"}}');
    expect(holds({ attribute: '__proto__', operator: 'equals', values: ['pro'] }, sent)).toBe(true);
    expect(holds({ attribute: 'constructor.name', operator: 'equals', values: ['pro'] }, sent)).toBe(true);
  });

  test('a path leads through nested objects', () => {
    const attributes = { user: { company: { plan: 'pro' } }, 'user.plan': 'free' };
    expect(holds({ attribute: 'user.company.plan', operator: 'equals', values: ['pro'] }, attributes)).toBe(true);
    expect(holds({ attribute: 'user.plan', operator: 'exists' }, attributes)).toBe(false);
    expect(holds({ attribute: 'user.company.plan.name', operator: 'exists' }, attributes)).toBe(false);
  });
});

test('a list of ten thousand values matches each of them and nobody else', () => {
  const values = Array.from({ length: 10_000 }, (_, index) => `customer-${index}`);
  const picked = compileCondition({ attribute: 'a', operator: 'one_of', values });
  expect(values.every((a) => picked?.({ a }, nobody))).toBe(true);
  expect(picked?.({ a: 'customer-10000' }, nobody)).toBe(false);
});

function holds(stored: unknown, attributes: unknown): boolean {
  const compiled = compileCondition(stored);
  return compiled === null
    ? expect.unreachable('the condition was refused')
    : compiled(attributesOf(attributes), nobody);
}
