import ical, { ICalCalendarMethod } from 'ical-generator';
import { WINDOW_DAYS } from './lifecycle-stage';
import type { Reminder } from './list-reminders';

const DAY_MS = 86_400_000;

/**
 * The reminders of an environment as an iCalendar (RFC 5545): an all-day event a flag, on the day on which it came due, or
 * to which somebody put it off. `now` is when it was made, `origin` the address of the admin.
 */
export function calendarOf(
  reminders: readonly Reminder[],
  { environment, now, origin }: { readonly environment: string; readonly now: Date; readonly origin: string },
): string {
  const calendar = ical({ name: `Sluice cleanup, ${environment}`, method: ICalCalendarMethod.PUBLISH });
  calendar.prodId({ company: 'Sluice', product: 'Cleanup', language: 'EN' });
  for (const { flag, owner, share, since, snoozed } of reminders) {
    const due = snoozed ? new Date(snoozed.until) : new Date(Date.parse(since) + WINDOW_DAYS * DAY_MS);
    const event = calendar.createEvent({
      id: `${flag}.${environment}@sluice`,
      stamp: now,
      start: due,
      allDay: true,
      timezone: 'UTC',
      summary: `Clean up ${flag}`,
      description: `At ${share} % in ${environment} since ${since.slice(0, 10)}${owner && `, owner ${owner}`}.`,
    });
    event.url(`${origin}/admin/flags/${encodeURIComponent(flag)}?environment=${encodeURIComponent(environment)}`);
  }
  return calendar.toString();
}
