import { pino } from 'pino';

/** What the process says about itself, as JSON lines on standard output. Never a targeting key, never a secret. */
export const log = pino({
  name: 'sluice',
  redact: ['*.password', '*.token', '*.secret'],
  serializers: { error: rootCause },
});

// Only the innermost cause: drizzle's own message repeats the query with its parameters, and those are nobody's business.
// With a code it is a system's or a driver's, which says enough; without one it is a bug, and where it stands matters.
function rootCause(error: unknown): Record<string, unknown> {
  let at: unknown = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  if (!(at instanceof Error)) return { name: 'unknown' };
  const { name, message, stack } = at;
  return { name, message, ...('code' in at ? { code: at.code } : { stack }) };
}
