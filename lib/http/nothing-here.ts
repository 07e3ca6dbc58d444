import { DomainError } from '@/lib/domain-error';

/** The answer of an address where there is nothing, and of one that is nobody's business: they look the same. */
export async function nothingHere(): Promise<Response> {
  throw new DomainError('NOT_FOUND', 'There is nothing at this address.');
}
