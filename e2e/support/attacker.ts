import { request as rawRequest } from 'node:http';
import { expect } from '@playwright/test';

/** An answer as an attacker looks at it. */
export interface Loot {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Sends a request from another address of this machine's own. */
export async function sendFrom(localAddress: string, url: string, init: RequestInit = {}): Promise<Loot> {
  const told = new Request(url, init);
  const body = Buffer.from(await told.arrayBuffer());
  const { hostname, port, pathname, search } = new URL(url);
  const headers = { ...Object.fromEntries(told.headers), 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const options = { localAddress, hostname, port, path: pathname + search, method: told.method, headers };
    const sent = rawRequest(options, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      const got = new Headers();
      for (const [name, values = []] of Object.entries(answer.headersDistinct))
        for (const one of values) got.append(name, one);
      resolve({ status: answer.statusCode ?? 0, text, headers: got });
    });
    sent.on('error', reject).end(body);
  });
}

/** Sends a request as it is told and follows nothing. */
export async function send(url: string, init: RequestInit = {}): Promise<Loot> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** Fills in a page's first form with a `name` field like the one given and sends it, as a browser without scripts does. */
export async function submitForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
  sendIt: typeof send = send,
): Promise<Loot> {
  const page = await send(url, { headers });
  const [first = ''] = Object.keys(fields);
  const form = page.text.split('<form').find((one) => one.includes(`name="${first}"`)) ?? '';
  const body = new FormData();
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)) {
    body.append(unescaped(name), unescaped(value));
  }
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  expect(form, `a form with ${first} at ${url}`).not.toBe('');
  return sendIt(url, { method: 'POST', body, headers: { origin: new URL(url).origin, ...headers } });
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

/** The session cookie that an answer sets, as a request sends it; null where it signs nobody in. */
export function sessionIn({ headers }: Loot): string | null {
  const cookie = headers
    .getSetCookie()
    .find((one) => one.startsWith('sluice_session=') && !one.startsWith('sluice_session=;'));
  return cookie?.split(';')[0] ?? null;
}
