import { type NextRequest, NextResponse } from 'next/server';
import {
  ANON_COOKIE,
  anonymousCookieOptions,
  MINTED_HEADER,
  newAnonymousId,
  readAnonymousId,
} from '@/lib/identity/anonymous';

/**
 * Gives HTML pages an anonymous id and a nonce policy. It protects nothing: every page, action and handler checks for
 * itself, and replacing this file with a pass-through must leak nothing.
 */
export function middleware(request: NextRequest): NextResponse {
  const minted = mintedId(request);
  // On the request too: the page rendered by this very request reads the id from there.
  if (minted !== null) request.cookies.set(ANON_COOKIE, minted);
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  if (minted === null) headers.delete(MINTED_HEADER);
  else headers.set(MINTED_HEADER, '1');
  headers.set('content-security-policy', policy); // Next takes the nonce of its own scripts from here.
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (minted !== null) {
    // The one variable read outside lib/configuration.ts: that file would bring the database's settings into this bundle.
    response.cookies.set(ANON_COOKIE, minted, anonymousCookieOptions(process.env.PUBLIC_URL));
    // Next gives static pages s-maxage: a shared cache would hand this id to everybody.
    response.headers.set('cache-control', 'private, no-store');
  }
  return response;
}

/**
 * HTML pages only: files in public/ and metadata routes go out as `Cache-Control: public`, which must never carry a
 * cookie. Paths under admin/ may end in a flag's key, and keys may have dots. The router's prefetches are left out
 * here and not in the code, because Next takes their header off the request before the code sees it.
 */
export const config = {
  runtime: 'nodejs',
  matcher: [
    {
      source:
        '/((?!api/|compat/|ofrep/|_next/|\\.well-known/|(?:healthz|readyz|metrics)/?$|(?:.*/)?(?:icon|apple-icon|opengraph-image|twitter-image)[^/]*$|(?!admin/).*\\.[^/]*$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
};

// Two parallel prefetches would get two ids, and the visitor whichever came last.
function mintedId(request: NextRequest): string | null {
  if (readAnonymousId(request.cookies.get(ANON_COOKIE)?.value) !== null) return null;
  const prefetch = ['purpose', 'sec-purpose'].some((name) => request.headers.get(name)?.startsWith('prefetch'));
  return prefetch ? null : newAnonymousId();
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development'; // React's error overlay evaluates text there.
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", // the bars of the table are widths; an attribute cannot load or run anything
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
