import { request as ask, createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trustedNetworks } from './client-address';
import { vouchForRequests } from './vouch-for-requests';

const seen: IncomingHttpHeaders[] = [];
const server = createServer((incoming, answer) => {
  seen.push({ ...incoming.headers });
  answer.end();
});

beforeAll(async () => {
  vouchForRequests({ trusted: trustedNetworks('127.0.0.9') ?? raise(), isSecure: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

function raise(): never {
  throw new Error('no networks');
}

/** The headers that a handler sees of a request from that address, and what the answer says. */
async function handled(localAddress: string, headers: Record<string, string | string[]>) {
  const { port } = server.address() as AddressInfo;
  const strict = await new Promise<unknown>((resolve, reject) => {
    const sent = ask({ port, host: '127.0.0.1', localAddress, headers }, (answer) => {
      answer.resume();
      resolve(answer.headers['strict-transport-security']);
    });
    sent.on('error', reject).end();
  });
  return { headers: seen.at(-1), strict };
}

test('a handler sees the socket’s address, whatever the caller forged, before it runs', async () => {
  const { headers, strict } = await handled('127.0.0.1', {
    'x-forwarded-for': ['6.6.6.6', '7.7.7.7'],
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'for=6.6.6.6',
  });
  expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
  expect(Object.keys(headers ?? {}).filter((name) => name.includes('forwarded'))).toEqual(['x-forwarded-for']);
  expect(strict).toContain('max-age=31536000');
});

test('behind a proxy that is believed it sees whom the proxy saw', async () => {
  const forwarded = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'x-forwarded-host': 'flags.example.com' };
  const { headers } = await handled('127.0.0.9', forwarded);
  expect(headers).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'flags.example.com' });
});
