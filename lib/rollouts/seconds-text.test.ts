import { expect, test } from 'vitest';
import { durationWords } from './duration-words';
import { parseSeconds, secondsText } from './seconds-text';

test.each([
  ['30 s', 30],
  ['45', 45],
  ['15min', 900],
  ['15 m', 900],
  ['1,5 h', 5_400],
  [' 2 D ', 172_800],
  ['', null],
  ['soon', null],
  ['-1 h', null],
  ['1 h 30', null],
])('%j is %s seconds', (text, seconds) => expect(parseSeconds(text)).toBe(seconds));

test.each([
  [0, ''],
  [90, '90 s'],
  [3_600, '1 h'],
  [172_800, '2 d'],
])('%i seconds are offered as %j, and read as what they were', (seconds, text) => {
  expect(secondsText(seconds)).toBe(text);
  expect(parseSeconds(text) ?? 0).toBe(seconds);
});

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [61_000, '1 minute 1 second'],
  [90_061_000, '1 day 1 hour'],
])('%i ms are told as "%s"', (ms, words) => expect(durationWords(ms)).toBe(words));
