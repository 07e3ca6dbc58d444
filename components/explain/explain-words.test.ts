import { expect, test } from 'vitest';
import type { Step } from '@/lib/explain/explained';
import { answerWords, conditionText, stepWords } from './explain-words';

const on = { value: true, variant: 'on', reason: 'SPLIT' } as const;
const draw = { key: '42', bucket: 5, position: 5209 };

test.each<[Step, string]>([
  [{ kind: 'switch', enabled: true, killed: true, decided: true }, 'Killed: off for everybody.'],
  [{ kind: 'switch', enabled: false, killed: false, decided: true }, 'Switched off for everybody.'],
  [
    { kind: 'prerequisite', flag: 'shop', variants: ['on'], answered: on, isMet: true, decided: false },
    'Only while shop answers on: it answers on (true), because SPLIT, so on.',
  ],
  [
    { kind: 'prerequisite', flag: 'shop', variants: ['on'], answered: null, isMet: false, decided: true },
    'Only while shop answers on: there is no such flag, so no further.',
  ],
  [{ kind: 'targets', count: 1, isListed: false, decided: false }, '1 id is answered by name: this is not among them.'],
  [
    { kind: 'targets', count: 2000, isListed: true, decided: true },
    '2,000 ids are answered by name: this is among them.',
  ],
  [
    {
      kind: 'rule',
      index: 0,
      name: 'Paying',
      outcome: 'missing',
      conditions: [],
      serve: {},
      draw: null,
      decided: false,
    },
    'Rule 1 (Paying): it cannot be told, so it does not match.',
  ],
  [
    { kind: 'rollout', percentage: 12.5, split: null, draw, decided: true },
    'The rollout: 12.5 %. 42 falls into bucket 5, at 5.209 %.',
  ],
  [
    {
      kind: 'rollout',
      percentage: 12.5,
      split: [
        { variant: 'blue', from: 0, to: 40_000 },
        { variant: 'grey', from: 40_000, to: 100_000 },
      ],
      draw,
      decided: true,
    },
    'The weights: blue 40 %, grey 60 %. 42 falls into bucket 5, at 5.209 %.',
  ],
])('%j is said in words', (step, words) => expect(stepWords(step)).toBe(words));

test('an answer says its reason, and what went wrong', () => {
  const answer = { value: false, variant: 'off', reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING' } as const;
  expect(answerWords(answer)).toBe('off (false), because ERROR, TARGETING_KEY_MISSING');
});

test('a condition says what was found of it', () => {
  const condition = { attribute: 'plan', operator: 'equals', values: ['pro'] };
  expect(conditionText({ condition, outcome: 'no_match', given: 'team' })).toBe('plan equals "pro": it is "team"');
  expect(conditionText({ condition, outcome: 'missing' })).toBe('plan equals "pro"');
  const other = { flag: 'shop', variants: ['on'] };
  expect(conditionText({ condition: other, outcome: 'match', answered: on })).toBe(
    'shop does answer on: it answers on (true), because SPLIT',
  );
});
