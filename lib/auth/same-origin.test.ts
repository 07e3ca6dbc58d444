import { describe, expect, test } from 'vitest';
import { isSameOrigin, refuseForeignOrigin } from './same-origin';

const post = { method: 'POST', origin: null, secFetchSite: null, host: '127.0.0.1:3000', publicUrl: undefined };

describe('a change that carries a cookie', () => {
  test('is ours when the browser says that our page sent it', () => {
    expect(isSameOrigin({ ...post, origin: 'http://127.0.0.1:3000', secFetchSite: 'same-origin' })).toBe(true);
    expect(isSameOrigin({ ...post, secFetchSite: 'same-origin' })).toBe(true);
  });

  test('is ours by its Origin alone, for browsers without Sec-Fetch-Site', () => {
    expect(isSameOrigin({ ...post, origin: 'http://127.0.0.1:3000' })).toBe(true);
  });

  test('is nobody’s when the browser says nothing', () => {
    expect(isSameOrigin(post)).toBe(false);
  });

  test.each([
    ['another site', 'https://evil.example', 'cross-site'],
    ['another site in an old browser', 'https://evil.example', null],
    ['another port of this machine', 'http://127.0.0.1:4000', 'same-site'],
    ['another port in an old browser', 'http://127.0.0.1:4000', null],
    ['a sibling that hides its Origin', null, 'same-site'],
    ['the address bar', null, 'none'],
    ['a sandboxed frame', 'null', null],
    ['a name that begins like ours', 'http://127.0.0.1:3000.evil.example', null],
    ['nonsense', 'javascript:alert(1)', null],
    ['a page whose Origin and Sec-Fetch-Site contradict each other', 'http://127.0.0.1:3000', 'cross-site'],
  ])('is refused from %s', (_who, origin, secFetchSite) => {
    expect(isSameOrigin({ ...post, origin, secFetchSite })).toBe(false);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'PROPFIND'])('is one by the method %s', (method) => {
    expect(isSameOrigin({ ...post, method, origin: 'https://evil.example' })).toBe(false);
  });

  test('without a Host has nothing to be the same as', () => {
    expect(isSameOrigin({ ...post, origin: 'http://127.0.0.1:3000', host: null })).toBe(false);
  });
});

describe('where PUBLIC_URL is set, a change that carries a cookie', () => {
  const published = { ...post, publicUrl: 'https://flags.example.com/', host: '10.0.0.7:3000' };

  test('is ours by that address, whatever Host the proxy made of it', () => {
    expect(isSameOrigin({ ...published, origin: 'https://flags.example.com' })).toBe(true);
  });

  test.each(['http://flags.example.com', 'https://flags.example.com:8443', 'http://10.0.0.7:3000'])(
    'is refused from %s',
    (origin) => {
      expect(isSameOrigin({ ...published, origin })).toBe(false);
    },
  );
});

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing, so anybody’s page may link to us', (method) => {
  expect(isSameOrigin({ ...post, method, origin: 'https://evil.example', secFetchSite: 'cross-site' })).toBe(true);
});

test('a refusal says what to do', () => {
  const foreign = new Headers({ origin: 'https://evil.example', host: '127.0.0.1:3000' });
  expect(() => refuseForeignOrigin('POST', foreign, undefined)).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN', message: expect.stringContaining('Open the page here') }),
  );
  const ours = new Headers({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' });
  expect(() => refuseForeignOrigin('POST', ours, undefined)).not.toThrow();
});
