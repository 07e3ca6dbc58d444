import { z } from 'zod';

const said = z.looseObject({
  revision: z.number().optional(),
  change_id: z.string().optional(),
  version: z.number().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});

export type Said = z.infer<typeof said>;

/** What a caller of the API gets to know. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: Said;
}

/** Sends a request with the token. Rejects where there is no answer within `timeoutMs`, or none that is JSON. */
export async function callApi(
  url: string,
  {
    token,
    method = 'GET',
    body,
    headers = {},
    timeoutMs = 30_000,
  }: { token: string; method?: string; body?: unknown; headers?: Record<string, string>; timeoutMs?: number },
): Promise<ApiAnswer> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, body: said.parse(await response.json()) };
}
