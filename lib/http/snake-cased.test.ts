import { expect, test } from 'vitest';
import { snakeCased } from './snake-cased';

test('details are spelled as everything else in REST, at every depth', () => {
  const conflict = { key: 'a', theirs: { rolloutPercentage: 15, enabled: true }, at: null };
  expect(snakeCased({ conflicts: [conflict] })).toEqual({
    conflicts: [{ key: 'a', theirs: { rollout_percentage: 15, enabled: true }, at: null }],
  });
});

test('values stay as they are, also those that look like names', () => {
  expect(snakeCased(['keepMe', 1, true, null])).toEqual(['keepMe', 1, true, null]);
});
