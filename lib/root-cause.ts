/** A service may repeat all that it was asked, which can be a whole snapshot. */
export const MESSAGE_LENGTH_MAX = 500;

/**
 * What the log keeps of an error. Only the innermost cause: drizzle's own message repeats the query with its parameters,
 * and those are nobody's business. With a code it is a system's or a driver's, which says enough; without one it is a
 * bug, and where it stands matters.
 */
export function rootCause(error: unknown): Record<string, unknown> {
  let at: unknown = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  if (!(at instanceof Error)) return { name: 'unknown' };
  const { name, stack } = at;
  const message = at.message.slice(0, MESSAGE_LENGTH_MAX);
  // A stack begins with the message.
  return {
    name,
    message,
    ...('code' in at ? { code: at.code } : { stack: stack?.replace(at.message, () => message) }),
  };
}
