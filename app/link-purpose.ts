import { type LinkPurpose, peekLink } from '@/lib/auth/one-time-link';
import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { firstOf, type Search } from './search';

/**
 * The token in a page's address and what it opens: null for nothing (used, expired, invented), `unavailable` while the
 * database does not answer: whoever has a good link must not be told that it is spent.
 */
export async function linkPurpose(
  search: Search,
): Promise<{ token: string; purpose: LinkPurpose | 'unavailable' | null }> {
  const token = firstOf((await search).token) ?? '';
  try {
    return { token, purpose: await unavailableWhenUnreachable(() => peekLink(database(), token, new Date())) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { token, purpose: 'unavailable' };
  }
}
