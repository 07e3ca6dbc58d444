import { configuration } from '@/lib/configuration';

/** How long browsers may keep the answer to a preflight: two hours, which is Chromium's own limit. */
const PREFLIGHT_SECONDS = 7_200;

/**
 * Lets pages of the origins that are listed (SLUICE_CORS_ORIGINS) read an answer. Never with cookies: whoever asks from
 * another site brings a token, or asks as anybody.
 */
export function shareWith(request: Request, response: Response): Response {
  response.headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !configuration().SLUICE_CORS_ORIGINS.includes(origin)) return response;
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-expose-headers', 'ETag, Retry-After');
  return response;
}

/** The answer to a browser that asks whether its page may ask. */
export function preflight(request: Request): Response {
  const response = shareWith(request, new Response(null, { status: 204 }));
  if (!response.headers.has('access-control-allow-origin')) return response;
  response.headers.set('access-control-allow-methods', 'GET, POST');
  response.headers.set(
    'access-control-allow-headers',
    'authorization, x-api-key, content-type, if-none-match, last-event-id, cache-control',
  );
  response.headers.set('access-control-max-age', String(PREFLIGHT_SECONDS));
  return response;
}
