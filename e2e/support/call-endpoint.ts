import type { Incoming } from '@/lib/http/incoming';
import { route } from '@/lib/http/route';

export interface Call {
  /** From the root, with its query. */
  readonly path?: string;
  readonly method?: string;
  /** The parts of the path in brackets. */
  readonly params?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request to an endpoint the way Next does, and gives what the caller sees. */
export async function callEndpoint<Param extends string>(
  endpoint: (incoming: Incoming<Param>) => Promise<Response>,
  { path = '/', method = 'GET', params = {}, body, headers = {} }: Call = {},
) {
  const request = new Request(new URL(path, 'http://sluice.test'), {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // The parts that an endpoint asks for are the caller's to give, as a folder's name in brackets is Next's.
  const given = Promise.resolve(params as Record<Param, string>);
  const response = await route(endpoint)(request, { params: given });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}
