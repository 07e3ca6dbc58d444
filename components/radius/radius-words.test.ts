import { expect, test } from 'vitest';
import { radiusWords } from './radius-words';

test.each([
  [{ sampled: 0, gained: 0, lost: 0, lostAfterSeeing: 0 }, 'nobody was seen yet'],
  [{ sampled: 6020, gained: 1204, lost: 0, lostAfterSeeing: 0 }, 'of 6,020 visitors seen 1,204 gain, 0 lose'],
  [
    { sampled: 50, gained: 0, lost: 25, lostAfterSeeing: 24 },
    'of 50 visitors seen 0 gain, 25 lose: 24 of them what they have already seen',
  ],
])('%j is said as "%s"', (radius, words) => expect(radiusWords(radius)).toBe(words));
