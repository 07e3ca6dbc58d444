import { describe, expect, test } from 'vitest';
import { coverageOf } from './coverage';

const HOUR = 3_600_000;
const BERLIN = { timeZone: 'Europe/Berlin', workingDays: [1, 2, 3, 4, 5], normalHour: 100 };

/** Hours with traffic, `length` of them from an instant on. */
const hours = (from: string, length: number, count = 100) =>
  Array.from({ length }, (_, i) => ({ at: Date.parse(from) + i * HOUR, count }));

describe('a working day is seen', () => {
  test('when each of its hours from 9:00 to 17:00 of local time was', () => {
    // 09:00 in Berlin is 08:00 UTC in winter and 07:00 in summer.
    expect(coverageOf(hours('2026-01-05T08:00:00Z', 8), BERLIN).workingDay).toBe('2026-01-05');
    expect(coverageOf(hours('2026-01-05T07:00:00Z', 8), BERLIN).workingDay).toBeNull();
    expect(coverageOf(hours('2026-07-06T07:00:00Z', 8), BERLIN).workingDay).toBe('2026-07-06');
  });

  test('all on one date: two halves of two days make none', () => {
    const halves = [...hours('2026-01-05T08:00:00Z', 4), ...hours('2026-01-06T12:00:00Z', 4)];
    expect(coverageOf(halves, BERLIN)).toMatchObject({ workingDay: null, daysSeen: [] });
  });

  test('not on a Sunday, and on a Sunday where people work then', () => {
    const sunday = hours('2026-01-04T08:00:00Z', 8);
    expect(coverageOf(sunday, BERLIN)).toMatchObject({ workingDay: null, daysSeen: [7] });
    expect(coverageOf(sunday, { ...BERLIN, workingDays: [7] }).workingDay).toBe('2026-01-04');
  });

  test('only by a share of ordinary traffic', () => {
    expect(coverageOf(hours('2026-01-05T08:00:00Z', 8, 9), BERLIN).workingDay).toBeNull();
    expect(coverageOf(hours('2026-01-05T08:00:00Z', 8, 10), BERLIN).workingDay).toBe('2026-01-05');
    expect(coverageOf(hours('2026-01-05T08:00:00Z', 8, 0), { ...BERLIN, normalHour: 0 }).workingDay).toBeNull();
  });
});

describe('on the day on which clocks change', () => {
  test.each([
    ['forward', '2026-03-29T07:00:00Z'],
    ['back', '2026-10-25T08:00:00Z'],
  ])('%s, the same local hours are asked for', (_direction, from) => {
    expect(coverageOf(hours(from, 8), BERLIN).daysSeen).toEqual([7]);
    expect(coverageOf(hours(from, 7), BERLIN).daysSeen).toEqual([]);
  });

  test('an hour that does not exist is in nobody’s strip, and one that comes twice is there once', () => {
    const spring = coverageOf(hours('2026-03-28T23:00:00Z', 23), BERLIN).strip[6];
    expect(spring?.filter(Boolean)).toHaveLength(23);
    expect(spring?.[2]).toBe(false);
    const autumn = coverageOf(hours('2026-10-24T22:00:00Z', 25), BERLIN).strip[6];
    expect(autumn?.filter(Boolean)).toHaveLength(24);
  });
});

test('zones half an hour off have their own hours', () => {
  // 03:00 UTC is 08:30 in Kolkata: the hour in which 9:00 comes begins at 04:00.
  const kolkata = { ...BERLIN, timeZone: 'Asia/Kolkata' };
  expect(coverageOf(hours('2026-01-05T04:00:00Z', 8), kolkata).workingDay).toBe('2026-01-05');
});

test('a week is seen after seven days, in every zone and at any time of the year', () => {
  for (const timeZone of ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham']) {
    for (let day = 0; day < 365; day += 13) {
      const from = Date.UTC(2026, 0, 1 + day);
      const week = Array.from({ length: 8 * 24 }, (_, i) => ({ at: from + i * HOUR, count: 100 }));
      expect(coverageOf(week, { ...BERLIN, timeZone }).daysSeen).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(coverageOf(week.slice(0, 6 * 24), { ...BERLIN, timeZone }).daysSeen.length).toBeLessThan(7);
    }
  }
});
