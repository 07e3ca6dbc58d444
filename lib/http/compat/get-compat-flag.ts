import { DomainError } from '@/lib/domain-error';
import { effectivePercentage } from '@/lib/evaluation/effective-percentage';
import type { Incoming } from '../incoming';
import { compatBasis } from './compat-basis';

/**
 * `GET /compat/api/flags/{key}/`: a flag as the article's Django answers, for services that hash by themselves. The
 * percentage is the effective one, as they read nothing else.
 */
export async function getCompatFlag(incoming: Incoming<'key'>): Promise<Response> {
  const { environment, basis } = await compatBasis(incoming);
  const { key } = incoming.params;
  const flag = basis.snapshot.flags.get(key);
  if (!flag)
    throw new DomainError('NOT_FOUND', `There is no flag ${key.slice(0, 100)} in ${environment}.`, { field: 'key' });
  const { percentage, isExpressible } = effectivePercentage(flag, basis);
  return Response.json({
    key,
    enabled: flag.enabled && !flag.killed,
    rollout_percentage: percentage,
    expressible: isExpressible,
    revision: basis.snapshot.revision,
  });
}
