import { errorResponse } from './error-response';
import type { Incoming } from './incoming';
import { requestIdOf } from './request-id';

/**
 * Makes a route handler of an endpoint. Whatever the endpoint throws becomes an answer; every answer carries the
 * request's id, says whether it was done before, and may be kept by nobody, because the next save makes it wrong.
 */
export function route<Param extends string = never>(endpoint: (incoming: Incoming<Param>) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<Record<Param, string>> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    let isReplay = false;
    const onReplay = () => {
      isReplay = true;
    };
    const response = await answered(endpoint, { request, params, requestId, onReplay });
    if (isReplay && response.ok) response.headers.set('idempotency-replayed', 'true');
    response.headers.set('x-request-id', requestId);
    response.headers.set('cache-control', 'no-store');
    return response;
  };
}

interface Sent<Param extends string> {
  readonly request: Request;
  readonly params: Promise<Record<Param, string>>;
  readonly requestId: string;
  readonly onReplay: () => void;
}

async function answered<Param extends string>(
  endpoint: (incoming: Incoming<Param>) => Promise<Response>,
  { request, params, requestId, onReplay }: Sent<Param>,
): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams;
    return await endpoint({ request, params: await params, query, requestId, now: new Date(), onReplay });
  } catch (error) {
    return errorResponse(error, { request, requestId });
  }
}
