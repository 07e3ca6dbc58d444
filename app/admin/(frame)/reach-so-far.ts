import { database } from '@/lib/database';
import { DomainError } from '@/lib/domain-error';
import { type RevisionReach, reachOf } from '@/lib/instances/reach-of';
import { log } from '@/lib/log';

/**
 * How far a revision has come by now, for a line that goes on by itself: a page needs it least. Null where nobody will
 * ever say, as it is forgotten; undefined where the database does not answer now, and asking again is worth it.
 */
export async function reachSoFar(environment: string, revision: number): Promise<RevisionReach | null | undefined> {
  try {
    return await reachOf(database(), { environment, revision });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
    log.warn({ error, environment, revision }, 'the reach of a revision could not be read');
    return undefined;
  }
}
