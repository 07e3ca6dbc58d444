import { callerAddress } from '@/lib/auth/caller-address';
import { configuration } from '@/lib/configuration';
import { DomainError } from '@/lib/domain-error';
import type { EvaluationRights } from './may-evaluate';
import { createRateLimit, type RateLimit } from './token-bucket';

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceRateLimits?: { server: RateLimit; client: RateLimit } };

/**
 * Takes one request off what a caller may send: a token as a whole, a client key from each address, because anybody can
 * send that one. Throws TOO_MANY_REQUESTS. The article's own contracts are not counted: their clients take a refusal for off.
 */
export function spendRequest({ caller, onlyClientVisible }: EvaluationRights, request: Request): void {
  if (caller === '') return;
  const { server, client } = limits();
  const waitMs = onlyClientVisible
    ? client.take(`${caller} ${callerAddress(request.headers)}`, performance.now())
    : server.take(caller, performance.now());
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1_000);
  const message = `Too many requests by this API token: come again in ${seconds} s, or ask in bulk.`;
  throw new DomainError('TOO_MANY_REQUESTS', message, { retryAfterSeconds: seconds });
}

function limits() {
  const { SLUICE_EVALUATIONS_PER_SECOND, SLUICE_CLIENT_EVALUATIONS_PER_SECOND } = configuration();
  process_.__sluiceRateLimits ??= {
    server: createRateLimit(SLUICE_EVALUATIONS_PER_SECOND),
    client: createRateLimit(SLUICE_CLIENT_EVALUATIONS_PER_SECOND),
  };
  return process_.__sluiceRateLimits;
}
