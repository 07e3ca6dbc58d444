import { createHmac, timingSafeEqual } from 'node:crypto';
import { configuration } from '@/lib/configuration';

/**
 * The part of a calendar's address that nobody can guess, one an environment. A calendar sends no header and no cookie, so
 * the address is the right to read it: it shows keys, owners and dates, and changes nothing. Another SESSION_SECRET
 * makes another.
 */
export function calendarSecret(environment: string): string {
  const secret = configuration().SESSION_SECRET;
  return createHmac('sha256', secret).update(`sluice cleanup calendar ${environment}`).digest('base64url');
}

/** Whether an address has the secret of an environment's calendar. */
export function isCalendarSecret(environment: string, given: string): boolean {
  const expected = Buffer.from(calendarSecret(environment));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
