import { describe, expect, it } from 'vitest';
import { absoluteTime, relativeTime, shortRelativeTime, sinceTime } from './relative-time';

const nowMs = Date.UTC(2026, 10, 22, 14, 5, 9);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ago = (ageMs: number) => ({ atMs: nowMs - ageMs, nowMs });

describe('an instant in words', () => {
  it.each([
    [0, 'just now', 'now'],
    [-5_000, 'just now', 'now'],
    [MINUTE, 'a minute ago', '1 min ago'],
    [12 * MINUTE, '12 minutes ago', '12 min ago'],
    [HOUR, 'an hour ago', '1 h ago'],
    [3 * HOUR, '3 hours ago', '3 h ago'],
    [DAY, 'a day ago', '1 d ago'],
    [4 * DAY, '4 days ago', '4 d ago'],
    [40 * DAY, '13 Oct', '13 Oct'],
    [400 * DAY, '18 Oct 2025', '18 Oct 2025'],
  ])('is %i ms old and reads "%s", or "%s" where there is little room', (age, long, short) => {
    expect(relativeTime(ago(age))).toBe(long);
    expect(shortRelativeTime(ago(age))).toBe(short);
  });

  it('is named by its time today, by its weekday this week, by its date before that', () => {
    expect(sinceTime(ago(HOUR))).toBe('13:05 UTC');
    expect(sinceTime(ago(15 * HOUR))).toBe('Saturday');
    expect(sinceTime(ago(5 * DAY))).toBe('Tuesday');
    expect(sinceTime(ago(7 * DAY))).toBe('15 Nov');
  });

  it('is the same text on every machine when it is written out', () => {
    expect(absoluteTime(nowMs)).toBe('Sun 22 Nov 2026, 14:05:09 UTC');
  });
});
