import { randomUUID } from 'node:crypto';

// It goes into the log, into history and back into a header: one printable word, or it is not taken.
const SANE = /^[A-Za-z0-9._:/+=-]{1,128}$/;

/** The id that a proxy or a caller gave this request, if it can be kept as it is; otherwise a fresh one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id');
  return given !== null && SANE.test(given) ? given : randomUUID();
}
