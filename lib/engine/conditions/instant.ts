import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** The operators that compare instants. */
export type InstantOperator = 'before' | 'after';

/** Holds for an instant before or after the bound (ms since 1970), and at neither for the bound itself. */
export function instant(operator: InstantOperator, { name, negate }: On, bound: number): Condition {
  const sign = operator === 'after' ? 1 : -1;
  return (attributes) => {
    const attribute = isSent(attributes, name) ? instantOf(attributes[name]) : null;
    return attribute !== null && (attribute - bound) * sign > 0 !== negate;
  };
}

/** Holds for an instant that is not longer ago than the seconds say, and not in the future. */
export function withinLast({ name, negate }: On, seconds: number): Condition {
  return (attributes, asking) => {
    const attribute = isSent(attributes, name) ? instantOf(attributes[name]) : null;
    if (attribute === null) return false;
    const ago = asking.now - attribute;
    return (ago >= 0 && ago <= seconds * 1000) !== negate;
  };
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d))?$/i;

/**
 * Reads an instant in ms since 1970: a number is that, a text is RFC 3339 with its offset (`2026-11-27T09:00:00+01:00`),
 * or a date alone, which is its midnight in UTC. A time without an offset could be any of 26 hours: null, like all that
 * there is not (30 February). By arithmetic, because the engine has no clock and so no `Date`.
 */
export function instantOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= MS_MAX ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  const parts = RFC_3339.exec(value);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const offset = minutesOf(parts[8] ?? 'Z');
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || offset === null) return null;
  const ms = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000);
  return ((daysSince1970(year, month, day) * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1000 + ms;
}

const MS_MAX = 8.64e15;

function minutesOf(offset: string): number | null {
  if (offset.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4, 6))];
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days of the Gregorian calendar, with years that begin in March, so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
