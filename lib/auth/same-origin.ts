import { DomainError } from '@/lib/domain-error';
import { countRefusal } from '@/lib/refusals/count-refusal';

export interface Provenance {
  readonly method: string;
  /** The Origin header. Browsers send it with every request that can change something. */
  readonly origin: string | null;
  /** The Sec-Fetch-Site header, which no script can set. */
  readonly secFetchSite: string | null;
  readonly host: string | null;
  /** PUBLIC_URL. Where it is set it decides alone, because a proxy may rewrite Host. */
  readonly publicUrl: string | undefined;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that carries a cookie was made by one of our own pages. Neither Next's handlers nor its actions
 * make sure of that. Only for cookies: a bearer token is never sent by a page that does not know it.
 */
export function isSameOrigin({ method, origin, secFetchSite, host, publicUrl }: Provenance): boolean {
  if (SAFE_METHODS.has(method.toUpperCase())) return true;
  if (secFetchSite !== null && secFetchSite !== 'same-origin') return false;
  if (origin === null) return secFetchSite === 'same-origin';
  if (!URL.canParse(origin)) return false; // "null": a sandboxed frame, a data: page, a redirect across origins
  const from = new URL(origin);
  if (publicUrl !== undefined) return from.origin === new URL(publicUrl).origin;
  return (
    host !== null &&
    URL.canParse(`${from.protocol}//${host}`) &&
    new URL(`${from.protocol}//${host}`).host === from.host
  );
}

/** Throws FORBIDDEN, and counts it, where a request with these headers was made by a page of somebody else's. */
export function refuseForeignOrigin(method: string, headers: Headers, publicUrl: string | undefined): void {
  const ours = isSameOrigin({
    method,
    origin: headers.get('origin'),
    secFetchSite: headers.get('sec-fetch-site'),
    host: headers.get('host'),
    publicUrl,
  });
  if (ours) return;
  countRefusal('from another site');
  const message = 'This was not sent by a page of this site. Open the page here and send it again.';
  throw new DomainError('FORBIDDEN', message, { field: 'origin' });
}
