import type { Database, Transaction } from '@/db/client';
import { urgently } from '@/db/urgently';
import { isUnreachable, unavailable } from './unavailable';

/**
 * Runs `write` in one transaction, all of it or nothing. Throws UNAVAILABLE where the database cannot be reached or says
 * nothing; the sentence is honest about the one case that nobody can know, a connection lost during the commit itself.
 * What is urgent comes before all that wait in this process.
 */
export async function transact<T>(
  db: Database,
  { isUrgent = false }: { readonly isUrgent?: boolean },
  write: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let isCommitting = false;
  const commit = () =>
    db.transaction(async (tx) => {
      const result = await write(tx);
      isCommitting = true;
      return result;
    });
  try {
    return await (isUrgent ? urgently(commit) : commit());
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw unavailable(
      isCommitting
        ? 'The database went away while it was saving: look whether the change is there, then try again.'
        : 'Nothing was saved: the database does not answer. Try again in a moment.',
      error,
    );
  }
}
