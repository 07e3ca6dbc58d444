import { DomainError } from '@/lib/domain-error';
import { dueInstant } from './due-instant';
import { SCHEDULE_AHEAD_YEARS_MAX } from './schema';

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000;

/** The instant of a schedule, `now` being the database's. Throws INVALID_INPUT where it is none, past, or too far ahead. */
export function dueAt({ wallTime, timeZone, now }: { wallTime: string; timeZone: string; now: Date }): Date {
  const due = dueInstant({ wallTime, timeZone });
  switch (due.kind) {
    case 'no-time':
      throw refused('at', `${quoted(wallTime)} is no date and time: write it like 2026-12-01T09:00.`);
    case 'no-zone':
      throw refused('time_zone', `${quoted(timeZone)} is no time zone: use a name such as Europe/Berlin or UTC.`);
    case 'never': {
      const next = due.next.replace('T', ' ');
      throw refused('at', `The clocks of ${timeZone} skip ${wallTime.replace('T', ' ')}: the next time is ${next}.`);
    }
    case 'instant':
      return upcoming(due.at, now);
    default:
      return due satisfies never;
  }
}

function upcoming(at: Date, now: Date): Date {
  if (at <= now) throw refused('at', `That was ${at.toISOString()}: choose a time to come, or make the change now.`);
  if (at.getTime() - now.getTime() > SCHEDULE_AHEAD_YEARS_MAX * YEAR_MS) {
    throw refused('at', `That is more than ${SCHEDULE_AHEAD_YEARS_MAX} years ahead: choose an earlier time.`);
  }
  return at;
}

function quoted(text: string): string {
  return `“${text.slice(0, 40)}”`;
}

function refused(field: string, message: string): DomainError {
  return new DomainError('INVALID_INPUT', message, { field });
}
