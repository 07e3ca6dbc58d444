import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server';
import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { readAnonymousId } from '@/lib/identity/anonymous';
import { config, middleware } from './middleware';

const OURS = '0b8a1b1e-0b8a-4b1e-8b1e-0b8a1b1e0b8a';

function visit(headers: Record<string, string> = {}) {
  const response = middleware(new NextRequest('http://127.0.0.1:3000/dashboard', { headers }));
  const cookie = response.cookies.get('anon_id')?.value;
  // How Next carries changed request headers to the page.
  const seenByPage = response.headers.get('x-middleware-request-cookie') ?? '';
  return { response, cookie, seenByPage };
}

describe('a visitor’s anonymous id', () => {
  test('is made on the first visit, and the page of that visit already sees it', () => {
    const { cookie, seenByPage } = visit();
    expect(readAnonymousId(cookie)).toBe(cookie);
    expect(seenByPage).toBe(`anon_id=${cookie}`);
  });

  test('stays what it is', () => {
    const { cookie, seenByPage } = visit({ cookie: `theme=dark; anon_id=${OURS}` });
    expect(cookie).toBeUndefined();
    expect(seenByPage).toBe(`theme=dark; anon_id=${OURS}`);
  });

  test.each(['7', OURS.toUpperCase(), '', 'x'.repeat(3000)])('replaces what we never made (%#)', (foreign) => {
    const { cookie, seenByPage } = visit({ cookie: `anon_id=${foreign}` });
    expect(readAnonymousId(cookie)).toBe(cookie);
    expect(seenByPage).toBe(`anon_id=${cookie}`);
  });

  test.each([
    ['purpose', 'prefetch'],
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
  ])('is not made on a prefetch (%s: %s), two of which would make two', (name, value) => {
    expect(visit({ [name]: value }).cookie).toBeUndefined();
  });
});

test('an answer that sets a cookie is for nobody’s shared cache', () => {
  expect(visit().response.headers.get('cache-control')).toBe('private, no-store');
  expect(visit({ cookie: `anon_id=${OURS}` }).response.headers.get('cache-control')).toBeNull();
});

test('scripts run by a nonce that is new each time, and a visitor cannot choose it', () => {
  const first = visit({ 'x-nonce': 'mine' }).response.headers;
  const second = visit().response.headers;
  const nonce = first.get('x-middleware-request-x-nonce') ?? '';
  expect(nonce).toMatch(/^[A-Za-z0-9+/=]{40,}$/);
  expect(second.get('x-middleware-request-x-nonce')).not.toBe(nonce);
  expect(first.get('x-middleware-request-content-security-policy')).toBe(first.get('content-security-policy'));
  expect(first.get('content-security-policy')?.split('; ')).toEqual([
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
});

describe('the middleware', () => {
  const matches = (path: string, headers = {}) =>
    unstable_doesMiddlewareMatch({ config, url: `http://127.0.0.1:3000${path}`, headers });

  test.each([
    '/',
    '/dashboard',
    '/admin',
    '/admin/flags/new.dashboard',
    '/admin/flags/beta_editor?environment=staging',
    '/apiary',
    '/iconography/today',
  ])('sees the page %s', (path) => {
    expect(matches(path)).toBe(true);
  });

  test.each([
    '/api/flags',
    '/api/flags/new_dashboard/evaluate',
    '/ofrep/v1/evaluate/flags/new_dashboard',
    '/_next/static/chunks/main.js',
    '/_next/image',
    '/.well-known/security.txt',
    '/healthz',
    '/readyz',
    '/metrics',
    '/icon.svg',
    '/favicon.ico',
    '/robots.txt',
    '/sitemap.xml',
    '/manifest.webmanifest',
    '/icon',
    '/apple-icon-1a2b3c',
    '/dashboard/opengraph-image',
    '/pictures/table.png',
  ])('does not see %s', (path) => {
    expect(matches(path)).toBe(false);
  });

  test('does not see what the router fetches ahead, whose headers Next would hide from it', () => {
    expect(matches('/dashboard', { 'next-router-prefetch': '1' })).toBe(false);
    expect(matches('/dashboard', { rsc: '1' })).toBe(true);
  });
});
