import { isTrusted } from '@/lib/auth/client-address';
import { configuration } from '@/lib/configuration';
import { DomainError } from '@/lib/domain-error';
import type { Basis } from '@/lib/evaluation/answer';
import { basisOf } from '@/lib/evaluation/basis';
import { evaluationRights } from '../evaluation/may-evaluate';
import type { Incoming } from '../incoming';
import { queryParameter } from '../query-parameter';

/** What one of the article's services is answered from. */
export interface CompatBasis {
  readonly environment: string;
  readonly basis: Basis & { readonly snapshot: NonNullable<Basis['snapshot']> };
}

/**
 * Which environment is asked, and what it is answered from. From the networks that SLUICE_COMPAT_NETWORKS names nobody
 * needs a token. Throws UNAUTHENTICATED, FORBIDDEN (client keys too), and UNAVAILABLE where nothing is read yet.
 */
export async function compatBasis({ request, query, now }: Incoming<'key'>): Promise<CompatBasis> {
  const asked = queryParameter(query, 'environment');
  const { SLUICE_COMPAT_NETWORKS: open, SLUICE_ENVIRONMENT } = configuration();
  const isNear = isTrusted(request.headers.get('x-forwarded-for') ?? '', open);
  const rights = isNear ? null : await evaluationRights(request, asked);
  if (rights?.onlyClientVisible) {
    throw new DomainError(
      'FORBIDDEN',
      'A client key does not read what flags are configured to. Use an evaluate token.',
    );
  }
  const environment = rights?.environment ?? asked ?? SLUICE_ENVIRONMENT;
  const basis = basisOf(environment, now.getTime());
  const { snapshot } = basis;
  if (snapshot) return { environment, basis: { ...basis, snapshot } };
  throw new DomainError('UNAVAILABLE', 'This instance has not read that environment yet. Ask again in a moment.');
}
