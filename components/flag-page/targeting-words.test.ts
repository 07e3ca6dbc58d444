import { expect, test } from 'vitest';
import type { Rule } from '@/lib/engine/rule';
import { prerequisiteWords, ruleWords } from './targeting-words';

const pro = { attribute: 'plan', operator: 'equals', values: ['pro'] };

test.each<[Rule, string]>([
  [{ conditions: [pro], serve: { variant: 'on' } }, 'If plan equals "pro": on'],
  [{ conditions: [], serve: { percentage: 12.5, by: 'org' } }, 'Everybody: 12.5 %, by org'],
  [
    {
      conditions: [
        { ...pro, negate: true },
        {
          any: [
            { attribute: 'age', operator: 'greater_than', values: [17] },
            { flag: 'beta', variants: ['on'] },
          ],
        },
        { attribute: 'mail', operator: 'ends_with', values: ['@a.de'], ignore_case: true },
      ],
      serve: { variant: 'off' },
    },
    'If plan not equals "pro", any of (age greater than 17; beta does answer on) and mail ends with "@a.de", in any case: off',
  ],
  [
    { conditions: [{ attribute: 'id', operator: 'one_of', values: [1, 2, 3, 4, 5, 6, 7] }], serve: { variant: 'on' } },
    'If id one of 1, 2, 3, 4, 5 and 2 more: on',
  ],
  [
    {
      conditions: [],
      serve: {
        split: [
          { variant: 'on', from: 0, to: 25_000 },
          { variant: 'off', from: 25_000, to: 100_000 },
        ],
      },
    },
    'Everybody: on 25 %, off 75 %',
  ],
])('%j is said in words', (rule, words) => expect(ruleWords(rule)).toBe(words));

test('a prerequisite says what becomes of the flag without it', () => {
  expect(prerequisiteWords({ flag: 'shop', variants: ['on', 'beta'] })).toBe(
    'shop answers on or beta; else this one is off',
  );
});
