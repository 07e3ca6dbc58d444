import { pino } from 'pino';

/** What the process says about itself, as JSON lines on standard output. Never a targeting key, never a secret. */
export const log = pino({
  name: 'sluice',
  redact: ['*.password', '*.token', '*.secret'],
  serializers: { error: rootCause },
});

// Only the innermost cause: drizzle's own message repeats the query with its parameters, and those are nobody's business.
function rootCause(error: unknown): { name: string; message: string; code?: unknown } | { name: 'unknown' } {
  let at: unknown = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  if (!(at instanceof Error)) return { name: 'unknown' };
  return { name: at.name, message: at.message, ...('code' in at && { code: at.code }) };
}
