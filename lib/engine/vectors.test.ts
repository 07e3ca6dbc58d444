import { describe, expect, test } from 'vitest';
import { answerVectors } from '@/e2e/support/answer-vectors';
import { type ConditionCase, expectedOf, vectorFiles } from '@/e2e/support/vector-files';
import { OPERATORS } from './operators';

const FILES = vectorFiles();

describe.each(FILES)('$topic', ({ cases }) => {
  test.each(cases)('$sentence', (one) => {
    expect(answerVectors([one])).toEqual([expectedOf(one)]);
  });
});

const KINDS = ['match', 'no match', 'missing', 'wrong type', 'hostile'];

test('every operator has a case for a match, no match, what is missing, of the wrong type and hostile', () => {
  const conditions = FILES.flatMap(({ cases }) => cases).filter((one): one is ConditionCase => 'condition' in one);
  const seen = new Set(conditions.map(({ condition, kind }) => `${condition.operator}: ${kind}`));
  const wanted = [...OPERATORS.keys()].flatMap((operator) => KINDS.map((kind) => `${operator}: ${kind}`));
  expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
});
