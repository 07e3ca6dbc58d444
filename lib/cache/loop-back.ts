import { createHmac, timingSafeEqual } from 'node:crypto';
import { configuration } from '@/lib/configuration';

/** The handler that expires tags on behalf of the listener: `revalidateTag` works inside a request only. */
export const LOOP_BACK_PATH = '/api/internal/tags';
export const LOOP_BACK_HEADER = 'x-sluice-loop-back';
const LOOP_BACK_TIMEOUT_MS = 2_000;
export const TAGS_PER_LOOP_BACK_MAX = 1_000;

/** Asks this very process, over loopback, to expire tags. Rejects where it does not answer. */
export async function expireTagsByLoopBack(tags: readonly string[]): Promise<void> {
  const { PORT, HOST } = configuration();
  const host = HOST && HOST !== '0.0.0.0' && HOST !== '::' ? HOST : '127.0.0.1';
  for (let from = 0; from < tags.length; from += TAGS_PER_LOOP_BACK_MAX) {
    const response = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${PORT}${LOOP_BACK_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [LOOP_BACK_HEADER]: loopBackSecret() },
      body: JSON.stringify({ tags: tags.slice(from, from + TAGS_PER_LOOP_BACK_MAX) }),
      signal: AbortSignal.timeout(LOOP_BACK_TIMEOUT_MS),
      cache: 'no-store',
    });
    if (!response.ok) throw new Error(`The loop-back answered ${response.status}.`);
  }
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
