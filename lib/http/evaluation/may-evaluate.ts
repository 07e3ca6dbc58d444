import { goodTokens } from '@/lib/auth/good-tokens';
import { covers } from '@/lib/auth/rights';
import { keptOf, readBearer } from '@/lib/auth/token';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { log } from '@/lib/log';
import { unauthenticated } from '../admitted';
import { createTokenGate, type TokenGate } from './token-gate';

/** Between two looks at the tokens that are in use, and so the longest that a revocation takes to bite. */
const TOKENS_LOOKED_UP_EVERY_MS = 5_000;

/** What a caller is told: of which environment, and by a key that anybody can read only of flags that are client-visible. */
export interface EvaluationRights {
  readonly environment: string;
  readonly onlyClientVisible: boolean;
  /** The beginning of its token, as it is shown; empty where evaluation is open. */
  readonly caller: string;
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceTokenGate?: TokenGate };

/**
 * What a caller may evaluate, where it asks for `asked`, or for none: then it is the only environment of its token, or the
 * app's own. Throws UNAUTHENTICATED where evaluation is not open and the request brings no good token (as a bearer, or as
 * X-API-Key), FORBIDDEN where its token is for other environments.
 */
export async function evaluationRights(request: Request, asked: string | undefined): Promise<EvaluationRights> {
  const { evaluationIsOpen, SLUICE_ENVIRONMENT } = configuration();
  if (evaluationIsOpen) return { environment: asked ?? SLUICE_ENVIRONMENT, onlyClientVisible: false, caller: '' };
  const { headers } = request;
  const token = readBearer(headers.get('authorization') ?? `Bearer ${headers.get('x-api-key')}`);
  const scope = token === null ? null : await tokenGate().scopeOf(token);
  if (token === null || !scope || scope.ability === 'trigger') throw unauthenticated(request);
  const [only, ...others] = scope.environments === 'all' ? [] : scope.environments;
  const environment = asked ?? (others.length === 0 ? only : undefined) ?? SLUICE_ENVIRONMENT;
  if (!covers(scope.environments, environment)) {
    const message = `This API token is not for ${environment.slice(0, 40)}. Ask an admin for one that is.`;
    throw new DomainError('FORBIDDEN', message, { field: 'environment' });
  }
  return { environment, onlyClientVisible: scope.ability === 'client', caller: keptOf(token).prefix };
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
