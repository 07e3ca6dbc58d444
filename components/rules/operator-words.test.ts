import { expect, test } from 'vitest';
import { OPERATORS } from '@/lib/engine/operators';
import { OPERATOR_WORDS } from './operator-words';

const COUNTS: Readonly<Record<string, string>> = { '0 0': 'none', '1 1': 'one', '2 2': 'two', '1 10000': 'many' };

test('the form knows every operator of the engine, and of each what the engine says', () => {
  const engines = [...OPERATORS].map(([name, { takes, count, mayIgnoreCase }]) => [
    name,
    { takes, count: COUNTS[count.join(' ')], mayIgnoreCase },
  ]);
  const known = Object.entries(OPERATOR_WORDS).map(([name, { words: _, ...rest }]) => [name, rest]);
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(engines));
});
