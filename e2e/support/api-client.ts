import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { apiDocument } from './api-document';

/** Somebody who talks to a server's API. */
export interface ApiClient {
  /** What says who it is. */
  readonly token: Readonly<Record<string, string>>;
  /** Sends a request with the token, or with the headers given instead; `data` as JSON. */
  send(method: string, path: string, data?: unknown, headers?: Record<string, string>): Promise<APIResponse>;
  /** Makes a flag of this test's own, on for 10 % of the devices unless said otherwise, and gives its key. */
  flag(said?: { readonly key?: string; readonly [field: string]: unknown }): Promise<string>;
  /** The last entry of a flag's history. */
  newestEntry(key: string): Promise<Record<string, unknown>>;
}

export function apiClient(
  request: APIRequestContext,
  { url, adminToken }: { readonly url: string; readonly adminToken: string },
): ApiClient {
  const token = { authorization: `Bearer ${adminToken}` };
  const send: ApiClient['send'] = async (method, path, data, headers = token) => {
    const answer = await request.fetch(`${url}${path}`, { method, headers, ...(data !== undefined && { data }) });
    await expectAsDocumented(answer, { method, url });
    return answer;
  };
  return {
    token,
    send,
    async flag({ key = `api_${randomUUID()}`, ...said } = {}) {
      const body = { key, identity_policy: 'device', enabled: true, rollout_percentage: 10, ...said };
      expect((await send('POST', '/api/flags', body)).status()).toBe(201);
      return key;
    },
    async newestEntry(key) {
      const { entries } = await (await send('GET', `/api/flags/${key}/history`)).json();
      return entries[0];
    },
  };
}

/** Whatever a story asks, the answer is what the API's document says. */
async function expectAsDocumented(
  answer: APIResponse,
  { method, url }: { method: string; url: string },
): Promise<void> {
  const document = await apiDocument(url);
  const operation = document.operationOf(method, answer.url());
  if (operation === null || answer.status() === 405) return;
  const body = await answer.text();
  const contentType = answer.headers()['content-type'] ?? '';
  const misfits = document.answerMisfits(operation, { status: answer.status(), contentType, body });
  expect(misfits, body.slice(0, 400)).toEqual([]);
}
