import { request as rawRequest } from 'node:http';
import { apiClient } from './support/api-client';
import { send } from './support/attacker';
import { expect, test } from './support/fixtures';

const IS_COMPLETE = process.env.SLUICE_ATTACK === 'complete';

test('bombs: bodies that are deep, long, packed, endless or no text are refused, and the server goes on', async ({
  world,
}) => {
  const { url } = world.serverA;
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    send(`${url}/api/flags`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${world.adminToken}`, 'content-type': 'application/json', ...headers },
    });
  const depth = IS_COMPLETE ? 500_000 : 20_000;
  const flag = (more: string) => `{"key":"bomb","identity_policy":"device",${more}}`;
  const bombs: [string, BodyInit, number, Record<string, string>?][] = [
    ['deep lists', flag(`"tags":${'['.repeat(depth)}${']'.repeat(depth)}`), 400],
    ['deep objects', flag(`"tags":${'{"a":'.repeat(100)}1${'}'.repeat(100)}`), 400],
    ['3 MiB', flag(`"description":"${'x'.repeat(3 * 1024 * 1024)}"`), 413],
    ['many keys', `{${Array.from({ length: 60_000 }, (_, nth) => `"k${nth}":1`).join(',')}}`, 422],
    ['a thousand digits', flag(`"rollout_percentage":${'9'.repeat(1000)}`), 422],
    ['NUL', flag('"description":"\\u0000"'), 400],
    ['half a pair', flag('"description":"\\ud800"'), 400],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ['packed', flag('"tags":[]'), 415, { 'content-encoding': 'gzip' }],
    ['another type', flag('"tags":[]'), 415, { 'content-type': 'text/plain' }],
  ];
  for (const [name, body, status, headers] of bombs) {
    expect((await post(body, headers)).status, name).toBe(status);
  }
  expect((await send(`${url}/healthz`)).status).toBe(200);
  expect(
    (await send(`${url}/api/flags/bomb`, { headers: { authorization: `Bearer ${world.adminToken}` } })).status,
  ).toBe(404);
});

test('prototype names: what every object inherits is nobody’s attribute, field or flag', async ({ world, request }) => {
  const api = apiClient(request, { url: world.serverA.url, adminToken: world.adminToken });
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__.polluted',
    'constructor.prototype',
  ];
  const conditions = names.map((attribute) => ({ attribute, operator: 'exists' }));
  const key = await api.flag({ rollout_percentage: 0 });
  const rules = conditions.map((condition) => ({ conditions: [condition], serve: { variant: 'on' } }));
  expect((await api.send('PATCH', `/api/flags/${key}`, { rules })).status()).toBe(200);
  const explain = (attributes: string) =>
    send(`${world.serverA.url}/api/flags/${key}/explain`, {
      method: 'POST',
      headers: { ...api.token, 'content-type': 'application/json' },
      body: `{"context":{"targeting_key":"1","attributes":${attributes}}}`,
    });
  expect(JSON.parse((await explain('{}')).text)).toMatchObject({ value: false });
  expect(JSON.parse((await explain('{"constructor":{"prototype":1}}')).text)).toMatchObject({ value: true });
  for (const name of names) {
    expect((await api.send('GET', `/api/flags/${name}`)).status(), name).toBe(404);
    expect((await api.send('GET', `/api/environments/${name}`)).status(), name).toBe(404);
    const asked = await send(`${world.serverA.url}/api/flags/${name}/evaluate?user_id=1`);
    expect(asked.status, name).toBe(404);
  }
  const polluting = `{"__proto__":{"administers":true},"rollout_percentage":1}`;
  const sent = { method: 'PATCH', headers: { ...api.token, 'content-type': 'application/json' }, body: polluting };
  expect((await send(`${world.serverA.url}/api/flags/${key}`, sent)).status).toBe(422);
  expect((await send(`${world.serverA.url}/api/flags`)).status).toBe(401);
});

test('headers: no line break gets into an answer, and no header makes somebody of a stranger', async ({ world }) => {
  const { url } = world.serverA;
  const answer = await send(`${url}/api/flags/x/evaluate?user_id=%0d%0aset-cookie:%20a=b`, {
    headers: { 'x-request-id': 'a"><script>', 'x-nonce': 'mine' },
  });
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('x-request-id')).not.toContain('<');
  for (const headers of [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'src/middleware' },
    { 'x-original-url': '/admin/flags', 'x-rewrite-url': '/admin/flags' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '127.0.0.1' },
    { 'x-sluice-loop-back': 'x'.repeat(64) },
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${world.adminToken.slice(0, -1)}` },
    { authorization: `Bearer ${world.adminToken}x` },
    { authorization: `Basic ${btoa(`admin:${world.adminToken}`)}` },
  ]) {
    expect((await send(`${url}/api/flags`, { headers })).status, JSON.stringify(headers)).toBe(401);
    const page = await send(`${url}/admin/flags`, { headers });
    expect(page.status, JSON.stringify(headers)).toBe(307);
    expect(page.headers.get('location')).toMatch(/^\/admin\/sign-in/);
  }
  const nonce = (await send(`${url}/`, { headers: { 'x-nonce': 'mine' } })).headers.get('content-security-policy');
  expect(nonce).not.toContain('mine');
});

test('paths and methods: no spelling of a path reaches a page or a file without its check', async ({ world }) => {
  const { port } = new URL(world.serverA.url);
  const paths = [
    '//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '//admin/flags',
    '/admin//flags',
    '/./admin/flags',
    '/x/../admin/flags',
    '/admin/flags/.',
    '/admin%2fflags',
    '/%61dmin/flags',
    '/admin/flags%00',
    '/admin/flags;a=b',
    '/admin/flags?_rsc=1',
    '/admin\\flags',
    '/ADMIN/FLAGS',
    '/admin/flags/%ff',
    '/admin/flags/%e0%80%af',
    '/_next/../admin/flags',
    '/_next/static/../../server/app/admin/page.js',
    '/_next/data/x/admin/flags.json',
    '/_next/image?url=/api/flags&w=64&q=75',
    '/api/flags/..%2f..%2fsettings',
    '/api/internal/tags',
    '/.env',
    '/.git/config',
    '/.data/session.secret',
    '/package.json',
    '/..%2f..%2fetc/passwd',
  ];
  for (const path of paths) {
    for (const method of [
      'GET',
      'HEAD',
      'TRACE',
      'PROPFIND',
      ...(IS_COMPLETE ? ['POST', 'PUT', 'OPTIONS', 'PATCH', 'DELETE'] : []),
    ]) {
      const { status, text, location } = await raw(Number(port), method, path);
      expect(new URL(location, world.serverA.url).origin, `${path} leads to ${location}`).toBe(world.serverA.url);
      const shown = /SESSION_SECRET|postgres:\/\/|BEGIN|root:|"dependencies"|Checkout v2|checkout_v2/.exec(text)?.[0];
      expect(shown, `${method} ${path} (${status})`).toBeUndefined();
    }
  }
  expect((await send(`${world.serverA.url}/healthz`)).status).toBe(200);
});

/** A request whose path nobody tidies up on the way. */
function raw(port: number, method: string, path: string): Promise<{ status: number; text: string; location: string }> {
  return new Promise((resolve) => {
    const sent = rawRequest({ host: '127.0.0.1', port, method, path }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text, location: answer.headers.location ?? '' }),
      );
    });
    sent.on('error', () => resolve({ status: 0, text: '', location: '' }));
    sent.end();
  });
}
