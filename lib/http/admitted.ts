import { authenticate } from '@/lib/auth/authenticate';
import { rightsOf } from '@/lib/auth/rights';
import type { Actor } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';

/**
 * Who sends a request that reads or changes configuration; which of it they may, the verb checks. Throws UNAUTHENTICATED
 * for nobody that we know, FORBIDDEN for those who may look at nothing, and for a change that carries a cookie from
 * another site's page.
 */
export async function admitted(request: Request): Promise<Actor> {
  const actor = await authenticate(request);
  if (!actor) throw unauthenticated(request);
  const { reads } = rightsOf(actor);
  if (reads !== 'all' && reads.length === 0) {
    throw new DomainError('FORBIDDEN', NO_WAY_IN[actor.type === 'token' ? 'token' : 'account']);
  }
  return actor;
}

const NO_WAY_IN = {
  account: 'Your account signs in to the public pages, and does not look at flags. Ask an admin to make you a viewer.',
  token: 'This API token evaluates flags, and does not look at them. Ask an admin for one that reads.',
} as const;

export function unauthenticated(request: Request): DomainError {
  return new DomainError(
    'UNAUTHENTICATED',
    request.headers.has('authorization')
      ? 'This API token is not known, or was revoked. Ask an admin for another.'
      : 'Send an API token as Authorization: Bearer …, or sign in at /admin.',
  );
}
