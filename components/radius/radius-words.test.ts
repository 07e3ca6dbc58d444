import { expect, test } from 'vitest';
import { radiusWords } from './radius-words';

const HOUR = 3_600_000;

test.each([
  [
    { sampled: 0, gained: 0, lost: 0, lostAfterSeeing: 0, moved: 0, ageMs: null, dependents: [] },
    'Whom this touches is not known: nobody was seen yet.',
  ],
  [
    { sampled: 6020, gained: 1204, lost: 0, lostAfterSeeing: 0, moved: 0, ageMs: 2 * HOUR, dependents: [] },
    'Of 6,020 visitors seen within a day 1,204 gain, 0 lose.',
  ],
  [
    {
      sampled: 50,
      gained: 0,
      lost: 25,
      lostAfterSeeing: 24,
      moved: 0,
      ageMs: 49 * HOUR,
      dependents: ['search', 'cart'],
    },
    'Of 50 visitors seen within 3 days 0 gain, 25 lose: 24 of them what they have already seen. The answers of search, cart hang on it.',
  ],
  [
    { sampled: 100, gained: 0, lost: 0, lostAfterSeeing: 0, moved: 40, ageMs: HOUR, dependents: [] },
    'Of 100 visitors seen within a day 0 gain, 0 lose, 40 get another answer.',
  ],
])('%j is said as "%s"', (radius, words) => expect(radiusWords(radius)).toBe(words));
