import { authenticate } from '@/lib/auth/authenticate';
import { refuseUnlessAdmin } from '@/lib/auth/may-administer';
import type { Actor } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';

/**
 * Who sends a request that reads or changes configuration. Throws UNAUTHENTICATED for nobody that we know, FORBIDDEN
 * for a member, and for a change that carries a cookie from another site's page.
 */
export async function admitted(request: Request): Promise<Actor> {
  const actor = await authenticate(request);
  if (!actor) throw unauthenticated(request);
  refuseUnlessAdmin(actor);
  return actor;
}

export function unauthenticated(request: Request): DomainError {
  return new DomainError(
    'UNAUTHENTICATED',
    request.headers.has('authorization')
      ? 'This API token is not known, or was revoked. Ask an admin for another.'
      : 'Send an API token as Authorization: Bearer …, or sign in at /admin.',
  );
}
