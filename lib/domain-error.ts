export type DomainErrorCode =
  | 'INVALID_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'TOO_LARGE'
  | 'TOO_MANY_ATTEMPTS'
  | 'TOO_MANY_REQUESTS'
  | 'UNAVAILABLE';

/**
 * A refusal that a person can act on: what, which, what now. Everything else that is thrown is a bug.
 * `field` names the input at fault in the caller's own words (snake_case as in the REST bodies); `details` is for the
 * one caller that knows its shape (conflicts carry what the other person set).
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    readonly more: {
      readonly field?: string;
      readonly details?: unknown;
      readonly cause?: unknown;
      /** Of too many requests: when to come again. */
      readonly retryAfterSeconds?: number;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
  }
}
