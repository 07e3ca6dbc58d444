import { errorResponse } from './error-response';
import type { Incoming } from './incoming';
import { requestIdOf } from './request-id';

/**
 * Makes a route handler of an endpoint. Whatever the endpoint throws becomes an answer; every answer carries the
 * request's id and may be kept by nobody, because the next save makes it wrong.
 */
export function route<Param extends string = never>(endpoint: (incoming: Incoming<Param>) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<Record<Param, string>> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    const response = await answered(endpoint, request, params, requestId);
    response.headers.set('x-request-id', requestId);
    response.headers.set('cache-control', 'no-store');
    return response;
  };
}

async function answered<Param extends string>(
  endpoint: (incoming: Incoming<Param>) => Promise<Response>,
  request: Request,
  params: Promise<Record<Param, string>>,
  requestId: string,
): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams;
    return await endpoint({ request, params: await params, query, requestId, now: new Date() });
  } catch (error) {
    return errorResponse(error, { request, requestId });
  }
}
