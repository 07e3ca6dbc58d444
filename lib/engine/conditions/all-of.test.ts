import { expect, test } from 'vitest';
import { nobody } from '@/e2e/support/asking';
import { allOf } from './all-of';
import type { Condition } from './condition';

test.each([0, 1, 2, 3, 4, 50])('%i conditions hold together unless one of them does not', (count) => {
  const conditions = Array.from({ length: count }, (): Condition => () => true);
  expect(allOf(conditions)({}, nobody)).toBe(true);
  for (const one of conditions.keys()) expect(allOf(conditions.with(one, () => false))({}, nobody)).toBe(false);
});
