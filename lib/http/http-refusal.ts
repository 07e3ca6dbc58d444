/**
 * A refusal that only HTTP knows: the request could not be read, or does not fit what it is conditional on. Verbs
 * refuse with DomainError.
 */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly code: (typeof CODES)[keyof typeof CODES];

  constructor(
    readonly status: keyof typeof CODES,
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.code = CODES[status];
  }
}

const CODES = { 400: 'INVALID_INPUT', 412: 'CONFLICT', 415: 'UNSUPPORTED_MEDIA_TYPE' } as const;
