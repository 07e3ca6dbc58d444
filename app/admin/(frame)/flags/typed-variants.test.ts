import { expect, test } from 'vitest';
import { typedVariants, typedWeights } from './typed-variants';

function formOf(rows: readonly (readonly [name: string, value: string, weight?: string])[]): FormData {
  const form = new FormData();
  for (const [name, value, weight] of rows) {
    form.append('variant_name', name);
    form.append('variant_value', value);
    if (weight !== undefined) form.append('weight', weight);
  }
  return form;
}

test.each([
  ['string', ' true ', ' true '],
  ['number', ' 12.5 ', 12.5],
  ['number', '', ''],
  ['number', 'many', 'many'],
  ['boolean', 'false', false],
  ['boolean', 'yes', 'yes'],
  ['json', '{"limit": [1]}', { limit: [1] }],
])('as a %s, "%s" is %j', (type, typed, value) => {
  expect(typedVariants(formOf([['a ', typed]]), type)).toEqual([{ name: 'a', value }]);
});

test('what should be JSON and is none is refused by its place', () => {
  const form = formOf([
    ['a', '{}'],
    ['b', '{limit: 1}'],
  ]);
  expect(() => typedVariants(form, 'json')).toThrow(/^This is no JSON/);
});

test('weights belong to the names beside them', () => {
  const form = formOf([
    ['a', '1', '30'],
    ['b', '2', '70'],
  ]);
  expect(typedWeights(form)).toEqual([
    { variant: 'a', weight: '30' },
    { variant: 'b', weight: '70' },
  ]);
});
