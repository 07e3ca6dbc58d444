import { Redis } from '@upstash/redis';
import { configuration } from '@/lib/configuration';
import { log } from '@/lib/log';
import { Breaker } from './breaker';

/** Small commands. The client's own defaults: 4.3 s when refused, for ever when hung. */
export const COMMAND_TIMEOUT_MS = 150;
/** The snapshot's body, read and written off every request. */
export const BODY_TIMEOUT_MS = 3_000;

/** Upstash behind a breaker, with one client for small commands and a patient one for bodies. */
export interface Upstash {
  readonly commands: Redis;
  readonly bodies: Redis;
  readonly breaker: Breaker;
  readonly endpoint: { readonly url: string; readonly token: string };
}

const process_ = globalThis as typeof globalThis & { __sluiceUpstash?: Upstash | null };

/** The Upstash of this process, or null where none is configured: memory and PostgreSQL are enough. */
export function upstash(): Upstash | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = configuration();
  process_.__sluiceUpstash ??= url && token ? connectUpstash({ url, token }) : null;
  return process_.__sluiceUpstash;
}

/** Makes the two clients. Nothing is sent until the first command. */
export function connectUpstash({ url, token }: { readonly url: string; readonly token: string }): Upstash {
  const client = (timeoutMs: number) =>
    new Redis({
      url,
      token,
      enableTelemetry: false,
      enableAutoPipelining: false,
      // Strings as they are: with it on, truncated JSON comes back as a string and "42" as a number.
      automaticDeserialization: false,
      retry: { retries: 0 },
      signal: () => AbortSignal.timeout(timeoutMs),
    });
  return {
    commands: client(COMMAND_TIMEOUT_MS),
    bodies: client(BODY_TIMEOUT_MS),
    breaker: new Breaker(() => performance.now(), sayWhetherItAnswers),
    endpoint: { url: url.replace(/\/$/, ''), token },
  };
}

function sayWhetherItAnswers(answers: boolean, error: unknown): void {
  if (answers) log.info('Upstash answers again');
  else log.warn({ error }, 'Upstash does not answer: from now on it is asked every few seconds only');
}
