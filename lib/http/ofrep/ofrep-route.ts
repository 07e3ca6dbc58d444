import { DomainError } from '@/lib/domain-error';
import { isUnreachable } from '@/lib/history/unavailable';
import { errorResponse } from '../error-response';
import type { Incoming } from '../incoming';
import { requestIdOf } from '../request-id';
import { shareWith } from './cors';
import { OfrepRefusal } from './read-evaluation-request';

/** Makes a route handler of an OFREP endpoint: errors as its document has them, and readable by pages that may. */
export function ofrepRoute<Param extends string = never>(endpoint: (incoming: Incoming<Param>) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<Record<Param, string>> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    const given = await params;
    const response = await answered(endpoint, { request, params: given, requestId });
    response.headers.set('x-request-id', requestId);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return shareWith(request, response);
  };
}

async function answered<Param extends string>(
  endpoint: (incoming: Incoming<Param>) => Promise<Response>,
  { request, params, requestId }: Pick<Incoming<Param>, 'request' | 'params' | 'requestId'>,
): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams;
    return await endpoint({ request, params, query, requestId, now: new Date() });
  } catch (error) {
    if (error instanceof OfrepRefusal) {
      const key = 'key' in params ? { key: String(params.key).slice(0, 100) } : {};
      return Response.json({ ...key, errorCode: error.errorCode, errorDetails: error.message }, { status: 400 });
    }
    const told = errorResponse(error, { request, requestId });
    const errorDetails =
      error instanceof DomainError || isUnreachable(error) ? messageOf(error) : 'Something broke here.';
    const body = { errorDetails, ...(told.status === 400 && { errorCode: 'PARSE_ERROR' }) };
    return Response.json(body, { status: told.status, headers: told.headers });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
