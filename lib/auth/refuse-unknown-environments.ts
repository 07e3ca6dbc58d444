import type { Queryable } from '@/db/client';
import { DomainError } from '@/lib/domain-error';
import { listEnvironments } from '@/lib/environments/list-environments';
import type { Scope } from './rights';

/** Throws NOT_FOUND naming an environment that there is not: a right in it would say less than whoever gave it thinks. */
export async function refuseUnknownEnvironments(db: Queryable, scope: Scope): Promise<void> {
  if (scope === 'all') return;
  const known = new Set((await listEnvironments(db)).map(({ key }) => key));
  const unknown = scope.find((key) => !known.has(key));
  if (unknown === undefined) return;
  throw new DomainError('NOT_FOUND', `There is no environment ${unknown.slice(0, 40)}.`, { field: 'environments' });
}
