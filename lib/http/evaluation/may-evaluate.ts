import { goodTokens } from '@/lib/auth/good-tokens';
import { covers } from '@/lib/auth/rights';
import { readBearer } from '@/lib/auth/token';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { log } from '@/lib/log';
import { unauthenticated } from '../admitted';
import { createTokenGate, type TokenGate } from './token-gate';

/** Between two looks at the tokens that are in use, and so the longest that a revocation takes to bite. */
const TOKENS_LOOKED_UP_EVERY_MS = 5_000;

/** What a caller may be told: by a key that anybody can read, only of flags that are client-visible. */
export interface EvaluationRights {
  readonly onlyClientVisible: boolean;
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceTokenGate?: TokenGate };

/**
 * What a caller may evaluate in an environment. Throws UNAUTHENTICATED where evaluation is not open and the request brings
 * no good token, FORBIDDEN where its token is for other environments.
 */
export async function evaluationRights(request: Request, environment: string): Promise<EvaluationRights> {
  if (configuration().evaluationIsOpen) return { onlyClientVisible: false };
  const token = readBearer(request.headers.get('authorization'));
  const scope = token === null ? null : await tokenGate().scopeOf(token);
  if (!scope) throw unauthenticated(request);
  if (!covers(scope.environments, environment)) {
    const message = `This API token is not for ${environment.slice(0, 40)}. Ask an admin for one that is.`;
    throw new DomainError('FORBIDDEN', message, { field: 'environment' });
  }
  return { onlyClientVisible: scope.ability === 'client' };
}

function tokenGate(): TokenGate {
  process_.__sluiceTokenGate ??= startGate();
  return process_.__sluiceTokenGate;
}

function startGate(): TokenGate {
  const started = createTokenGate((tokens) => goodTokens(database(), tokens, new Date()));
  const failed = (error: unknown) => log.error({ error }, 'the API tokens in use could not be looked up');
  setInterval(() => started.recheck().catch(failed), TOKENS_LOOKED_UP_EVERY_MS).unref();
  return started;
}
