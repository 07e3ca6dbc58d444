import { createHmac, timingSafeEqual } from 'node:crypto';
import { configuration } from '@/lib/configuration';

/** The handler that expires tags on behalf of the listener: `revalidateTag` works inside a request only. */
export const LOOP_BACK_PATH = '/api/internal/tags';
export const LOOP_BACK_HEADER = 'x-sluice-loop-back';
const LOOP_BACK_TIMEOUT_MS = 2_000;
export const TAGS_PER_LOOP_BACK_MAX = 1_000;

/** Asks this very process, over loopback, to expire tags. Rejects where it does not answer. */
export async function expireTagsByLoopBack(tags: readonly string[]): Promise<void> {
  for (let from = 0; from < tags.length; from += TAGS_PER_LOOP_BACK_MAX) {
    await askByLoopBack(LOOP_BACK_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tags: tags.slice(from, from + TAGS_PER_LOOP_BACK_MAX) }),
    });
  }
}

/** Sends this very process a request, over loopback, with the installation's secret. Rejects unless it answers 2xx. */
export async function askByLoopBack(
  path: string,
  { headers, ...init }: { method?: string; headers?: Readonly<Record<string, string>>; body?: string } = {},
): Promise<Response> {
  const { PORT, HOST } = configuration();
  const host = HOST && HOST !== '0.0.0.0' && HOST !== '::' ? HOST : '127.0.0.1';
  const response = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${PORT}${path}`, {
    ...init,
    headers: { ...headers, [LOOP_BACK_HEADER]: loopBackSecret() },
    signal: AbortSignal.timeout(LOOP_BACK_TIMEOUT_MS),
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(`The loop-back answered ${response.status}.`);
  return response;
}

/** True where a request carries the secret that only this installation's processes know. */
export function isLoopBack(given: string | null): boolean {
  const expected = Buffer.from(loopBackSecret());
  const actual = Buffer.from(given ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function loopBackSecret(): string {
  return createHmac('sha256', configuration().SESSION_SECRET).update('sluice loop-back').digest('hex');
}
