import { expect, test } from 'vitest';
import { calendarOf } from './calendar';

const told = { environment: 'production', now: new Date('2026-11-26T12:00:00Z'), origin: 'https://flags.example.com' };
const reminder = { flag: 'new_dashboard', owner: 'Web', share: 100, since: '2026-11-10T09:00:00.000Z', snoozed: null };

test('a reminder is an all-day event on the day on which it came due, under the same id each time', () => {
  // Long lines are folded: a line break and a space in the middle of a word.
  const lines = calendarOf([reminder], told).replaceAll('\r\n ', '').split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  for (const line of [
    'UID:new_dashboard.production@sluice',
    'DTSTAMP:20261126T120000Z',
    'DTSTART;VALUE=DATE:20261117',
    'SUMMARY:Clean up new_dashboard',
    'URL;VALUE=URI:https://flags.example.com/admin/flags/new_dashboard?environment=production',
  ]) {
    expect(lines).toContain(line);
  }
});

test('one that was put off is on the day to which it was', () => {
  const snoozed = { until: '2026-12-24T00:00:00.000Z', note: 'later' };
  expect(calendarOf([{ ...reminder, snoozed }], told)).toContain('DTSTART;VALUE=DATE:20261224');
});

test('no text of a flag can begin a line of its own', () => {
  const owner = 'Web\r\nATTENDEE:mailto:everybody@example.com';
  expect(calendarOf([{ ...reminder, owner }], told).split('\r\n')).not.toContain(
    'ATTENDEE:mailto:everybody@example.com',
  );
});
