import { ATTEMPT_WINDOW_MS } from '@/lib/auth/attempts';
import { DomainError, type DomainErrorCode } from '@/lib/domain-error';
import { isUnreachable } from '@/lib/history/unavailable';
import { log } from '@/lib/log';
import { countRefusal, type RefusalKind } from '@/lib/refusals/count-refusal';
import { HttpRefusal } from './http-refusal';
import { snakeCased } from './snake-cased';

const STATUSES: Record<DomainErrorCode, number> = {
  INVALID_INPUT: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  TOO_MANY_ATTEMPTS: 429,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};

/**
 * The answer for whatever an endpoint threw: `{error: {code, message, field?, details?}}`. A refusal keeps its words.
 * Everything else is a bug: it goes to the log, and the caller gets the request id to ask about it with, never a stack.
 */
export function errorResponse(
  error: unknown,
  { request, requestId }: { request: Request; requestId: string },
): Response {
  noteRefusal(error);
  if (error instanceof HttpRefusal) return refused(error.status, error);
  if (error instanceof DomainError && !(isUnreachable(error) && isLooking(request))) {
    const { code, message, more } = error;
    return refused(statusOf(error, request), { code, message, ...more });
  }
  if (isUnreachable(error)) {
    return refused(503, { code: 'UNAVAILABLE', message: 'The database does not answer. Try again in a moment.' });
  }
  // The path without its query, which may hold somebody's id, and without what opens a trigger.
  const { method, url } = request;
  log.error(
    { error, requestId, method, path: new URL(url).pathname.replace(/(sluice_trigger_)[^/]*/, '$1…') },
    'a request failed',
  );
  return refused(500, { code: 'INTERNAL', message: `Something broke on our side; the log has it under ${requestId}.` });
}

function noteRefusal(error: unknown): void {
  // Where a request came from is counted where it is looked at: actions are refused there too.
  const isCounted = error instanceof DomainError && error.more.field === 'origin';
  const kind = error instanceof DomainError && !isCounted ? COUNTED[error.code] : undefined;
  if (kind) countRefusal(kind);
}

const COUNTED: Partial<Record<DomainErrorCode, RefusalKind>> = {
  UNAUTHENTICATED: 'nobody known',
  FORBIDDEN: 'not allowed',
  TOO_LARGE: 'too large',
  TOO_MANY_REQUESTS: 'too many requests',
};

// Whoever only looks need not be told that nothing was saved.
function isLooking({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

// A stale version is a failed precondition (412) where it came as If-Match, and a conflict where it came in the body.
function statusOf({ code, more }: DomainError, request: Request): number {
  const conditional = code === 'CONFLICT' && more.field === 'version' && request.headers.has('if-match');
  return conditional ? 412 : STATUSES[code];
}

function refused(
  status: number,
  {
    code,
    message,
    field,
    details,
    retryAfterSeconds,
  }: {
    code: string;
    message: string;
    field?: string | undefined;
    details?: unknown;
    retryAfterSeconds?: number | undefined;
  },
): Response {
  const error = {
    code,
    message,
    ...(field !== undefined && { field }),
    ...(details !== undefined && { details: snakeCased(details) }),
  };
  return Response.json({ error }, { status, headers: headersFor(status, retryAfterSeconds) });
}

function headersFor(status: number, retryAfterSeconds = ATTEMPT_WINDOW_MS / 1_000): Record<string, string> {
  switch (status) {
    case 401:
      return { 'www-authenticate': 'Bearer realm="sluice"' };
    case 429:
      return { 'retry-after': String(retryAfterSeconds) };
    case 503:
      return { 'retry-after': '1' };
    default:
      return {};
  }
}
