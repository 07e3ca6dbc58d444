import { database } from '@/lib/database';
import { type RevisionReach, reachOf } from '@/lib/instances/reach-of';
import { log } from '@/lib/log';

/** How far a revision has come by now, for a line that goes on by itself. Null where nobody can say: a page needs it least. */
export async function reachSoFar(environment: string, revision: number): Promise<RevisionReach | null> {
  try {
    return await reachOf(database(), { environment, revision });
  } catch (error) {
    log.warn({ error, environment, revision }, 'the reach of a revision could not be read');
    return null;
  }
}
