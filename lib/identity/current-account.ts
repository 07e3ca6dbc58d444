import { readSessionCookie } from '@/lib/auth/session-cookie';

/** Somebody signed in, as far as *who you are* goes. What they may do is never read from here. */
export interface CurrentAccount {
  /** A whole number above zero: in base 10 it is the account's targeting key. */
  readonly id: number;
  readonly name: string;
  /** The first id that the account was known by, for flags that are `sticky-first`; null where there was none. */
  readonly firstId: string | null;
}

/**
 * THE seam: a host app with its own sign-in replaces the body of this function and nothing else. It must answer from
 * the request alone, without a database, because evaluating a flag never waits for I/O.
 */
export async function currentAccount(): Promise<CurrentAccount | null> {
  const seal = await readSessionCookie();
  return seal && { id: seal.accountId, name: seal.name, firstId: seal.firstId };
}
