import { refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import { configuration } from '@/lib/configuration';
import { DomainError } from '@/lib/domain-error';
import { type EnvironmentView, listEnvironments } from '@/lib/environments/list-environments';
import { queryParameter } from './query-parameter';
import type { ReadContext } from './read-context';

/** The key of the environment that a request is about: `?environment=`, or the one that this process serves. */
export function environmentAsked(query: URLSearchParams): string {
  return queryParameter(query, 'environment') ?? configuration().SLUICE_ENVIRONMENT;
}

/**
 * The environment that a request is about. Throws NOT_FOUND naming the one that there is not, FORBIDDEN where whoever asks
 * may not look at it.
 */
export async function knownEnvironment({ db, actor }: ReadContext, query: URLSearchParams): Promise<EnvironmentView> {
  const asked = environmentAsked(query);
  const known = (await listEnvironments(db)).find(({ key }) => key === asked);
  if (!known) throw environmentNotFound(asked);
  refuseUnlessMayRead(rightsOf(actor).reads, known.key);
  return known;
}

export function environmentNotFound(key: string): DomainError {
  return new DomainError('NOT_FOUND', `There is no environment ${key.slice(0, 40) || '""'}.`, { field: 'environment' });
}
