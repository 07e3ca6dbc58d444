import { expect, test } from 'vitest';
import { scheduleWords } from './schedule-words';

test.each([
  [null, 12.5, '12.5 %'],
  [true, 25, 'on at 25 %'],
  [true, null, 'on'],
  [false, null, 'off'],
  [false, 0, 'off, and 0 %'],
])('a schedule that sets the switch to %s and the rollout to %s says "%s"', (enabled, rolloutPercentage, words) => {
  expect(scheduleWords({ enabled, rolloutPercentage })).toBe(words);
});
