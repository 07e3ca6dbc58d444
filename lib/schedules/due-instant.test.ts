import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueInstant, wallTimeAt } from './due-instant';

const due = (wallTime: string, timeZone: string) => dueInstant({ wallTime, timeZone });
const at = (iso: string, isFirstOfTwo = false) => ({ kind: 'instant', at: new Date(iso), isFirstOfTwo });

describe('the instant of a time on the wall', () => {
  test.each([
    ['2026-12-01T09:00', 'Europe/Berlin', at('2026-12-01T08:00:00Z')],
    ['2026-07-01T09:00:30', 'Europe/Berlin', at('2026-07-01T07:00:30Z')],
    ['2026-12-01T09:00', 'America/New_York', at('2026-12-01T14:00:00Z')],
    ['2026-12-01T09:00', 'Asia/Kathmandu', at('2026-12-01T03:15:00Z')],
    ['2026-12-01T09:00', 'UTC', at('2026-12-01T09:00:00Z')],
    // The hour that comes twice, and its ends.
    ['2026-10-25T01:59:59', 'Europe/Berlin', at('2026-10-24T23:59:59Z')],
    ['2026-10-25T02:30', 'Europe/Berlin', at('2026-10-25T00:30:00Z', true)],
    ['2026-10-25T03:00', 'Europe/Berlin', at('2026-10-25T02:00:00Z')],
    ['2026-11-01T01:30', 'America/New_York', at('2026-11-01T05:30:00Z', true)],
    // Lord Howe puts its clocks back by half an hour: only half of the hour comes twice.
    ['2026-04-05T01:29', 'Australia/Lord_Howe', at('2026-04-04T14:29:00Z')],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', at('2026-04-04T14:45:00Z', true)],
  ])('%s in %s', (wallTime, timeZone, expected) => {
    expect(due(wallTime, timeZone)).toEqual(expected);
  });

  test.each([
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:00:00'],
    ['2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T03:00:00'],
    ['2026-03-08T02:59:59', 'America/New_York', '2026-03-08T03:00:00'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:30:00'],
    // Samoa went without that whole day.
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-31T00:00:00'],
  ])('%s never comes in %s: the next is %s', (wallTime, timeZone, next) => {
    expect(due(wallTime, timeZone)).toEqual({ kind: 'never', next });
  });

  test.each([
    '',
    'tomorrow',
    '2026-02-30T09:00',
    '2026-12-01',
    '2026-12-01T24:00',
    '2026-12-01T09:00Z',
    '٢٠٢٦-12-01T09:00',
  ])('"%s" is no time', (text) => expect(due(text, 'UTC')).toEqual({ kind: 'no-time' }));

  test.each(['', 'Berlin', '+01:00', 'Europe/Atlantis', '__proto__', 'UTC; drop'])('"%s" is no zone', (timeZone) => {
    expect(due('2026-12-01T09:00', timeZone)).toEqual({ kind: 'no-zone' });
  });

  test('is read back from the wall as it was written, whatever the zone and the season', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
    const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, moment, (timeZone, date) => {
        const whole = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const found = due(wallTimeAt(whole, timeZone), timeZone);
        if (found.kind !== 'instant') throw new Error('A time that was on the wall was said never to come.');
        expect(found.isFirstOfTwo || found.at.getTime() === whole.getTime()).toBe(true);
        expect(found.at.getTime()).toBeLessThanOrEqual(whole.getTime());
      }),
    );
  });
});
