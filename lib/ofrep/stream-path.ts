import { createHmac, timingSafeEqual } from 'node:crypto';
import { configuration } from '@/lib/configuration';

/** How long the address of a stream opens it: a client that comes back later asks for the flags first. */
const STREAM_TTL_MS = 3_600_000;
export const STREAM_PATH = '/ofrep/v1/events';

/** Which changes a stream tells of, and whose it is: the beginning of a token, as it is shown. */
export interface StreamAddress {
  readonly environment: string;
  readonly caller: string;
}

/**
 * The address of the stream that tells of an environment's changes. A browser's EventSource sends no headers, so what
 * opens it is in the address: signed, for this environment and caller, for an hour. It tells that something changed, never
 * what.
 */
export function streamPath({ environment, caller }: StreamAddress, now: Date): string {
  const until = String(Math.ceil((now.getTime() + STREAM_TTL_MS) / 60_000) * 60_000);
  const key = signature(environment, caller, until);
  return `${STREAM_PATH}?${new URLSearchParams({ environment, caller, until, key })}`;
}

/** What an address that came in opens: null where we did not make it, or where it is over. */
export function streamOpenedBy(query: Readonly<Record<string, string>>, now: Date): StreamAddress | null {
  const { environment, caller, until, key } = query;
  if (environment === undefined || caller === undefined || until === undefined || key === undefined) return null;
  const [given, expected] = [Buffer.from(key), Buffer.from(signature(environment, caller, until))];
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && Number(until) > now.getTime() ? { environment, caller } : null;
}

function signature(...said: readonly string[]): string {
  const key = createHmac('sha256', configuration().SESSION_SECRET).update('sluice ofrep stream').digest();
  return createHmac('sha256', key).update(said.join('\n')).digest('base64url');
}
