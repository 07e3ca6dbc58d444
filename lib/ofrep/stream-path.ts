import { createHmac, timingSafeEqual } from 'node:crypto';
import { configuration } from '@/lib/configuration';

/** How long the address of a stream opens it: a client that comes back later asks for the flags first. */
const STREAM_TTL_MS = 3_600_000;
export const STREAM_PATH = '/ofrep/v1/events';

/**
 * The address of the stream that tells of an environment's changes. A browser's EventSource sends no headers, so what
 * opens it is in the address: signed, for this environment, for an hour. It tells that something changed, never what.
 */
export function streamPath(environment: string, now: Date): string {
  const until = String(Math.ceil((now.getTime() + STREAM_TTL_MS) / 60_000) * 60_000);
  const query = new URLSearchParams({ environment, until, key: signature(environment, until) });
  return `${STREAM_PATH}?${query}`;
}

/** Whether an address that came in is one that we made and that still opens its stream. */
export function opensStream({ environment, until, key }: Readonly<Record<string, string>>, now: Date): boolean {
  if (environment === undefined || until === undefined || key === undefined) return false;
  const [given, expected] = [Buffer.from(key), Buffer.from(signature(environment, until))];
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && Number(until) > now.getTime();
}

function signature(environment: string, until: string): string {
  const key = createHmac('sha256', configuration().SESSION_SECRET).update('sluice ofrep stream').digest();
  return createHmac('sha256', key).update(`${environment}\n${until}`).digest('base64url');
}
