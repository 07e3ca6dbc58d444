import type { Account } from '@/lib/accounts/account';
import { currentSession } from './current-session';

/** Who is signed in, as the database says at this moment; null for nobody, or a session that was ended. */
export async function signedInAccount(): Promise<Account | null> {
  return (await currentSession())?.account ?? null;
}
