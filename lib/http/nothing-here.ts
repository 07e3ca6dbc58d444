import { DomainError } from '@/lib/domain-error';
import type { Incoming } from './incoming';

/** The answer of an address where there is nothing, and of one that is nobody's business: they look the same. */
export async function nothingHere(_incoming: Incoming<string>): Promise<Response> {
  throw new DomainError('NOT_FOUND', 'There is nothing at this address.');
}
