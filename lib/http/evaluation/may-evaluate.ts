import { goodTokens } from '@/lib/auth/good-tokens';
import { readBearer } from '@/lib/auth/token';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { log } from '@/lib/log';
import { unauthenticated } from '../admitted';
import { createTokenGate, type TokenGate } from './token-gate';

/** Between two looks at the tokens that are in use, and so the longest that a revocation takes to bite. */
const TOKENS_LOOKED_UP_EVERY_MS = 5_000;

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceTokenGate?: TokenGate };

/** Throws UNAUTHENTICATED where evaluation is not open and the request brings no good token. */
export async function refuseUnlessMayEvaluate(request: Request): Promise<void> {
  if (configuration().evaluationIsOpen) return;
  const token = readBearer(request.headers.get('authorization'));
  if (token === null || !(await tokenGate().isGood(token))) throw unauthenticated(request);
}

function tokenGate(): TokenGate {
  process_.__sluiceTokenGate ??= startGate();
  return process_.__sluiceTokenGate;
}

function startGate(): TokenGate {
  const started = createTokenGate((tokens) => goodTokens(database(), tokens));
  const failed = (error: unknown) => log.error({ error }, 'the API tokens in use could not be looked up');
  setInterval(() => started.recheck().catch(failed), TOKENS_LOOKED_UP_EVERY_MS).unref();
  return started;
}
