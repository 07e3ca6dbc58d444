import { authenticateToken, readBearer } from '@/lib/auth/token';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { unauthenticated } from '../admitted';
import { createTokenGate } from './token-gate';

const isGood = createTokenGate({
  check: async (token) => (await authenticateToken(database(), token)) !== null,
  monotonicNow: () => performance.now(),
});

/** Throws UNAUTHENTICATED where evaluation is not open and the request brings no good token. */
export async function refuseUnlessMayEvaluate(request: Request): Promise<void> {
  if (configuration().evaluationIsOpen) return;
  const token = readBearer(request.headers.get('authorization'));
  if (token === null || !(await isGood(token))) throw unauthenticated(request);
}
