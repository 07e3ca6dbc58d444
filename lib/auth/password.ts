import { hash, verify } from '@node-rs/argon2';
import { createTurnstile } from './turnstile';

export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 200;

/** OWASP's first recommendation for argon2id (the library's default variant): 19 MiB, two passes, one lane; ~24 ms. */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Two at once leave two of libuv's four threads to files and names, and 38 MiB is all that sign-ins can take.
const HASHES_AT_ONCE_MAX = 2;
const HASHES_WAITING_MAX = 100;

// The hash of a random password that nobody kept, at the same cost.
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$54BqVeFiWjTUWY7s4qs/QQ$fEUkMKtSbDoCl+g6P/cKJq3V2DWBZ7K0I9CaX2qFJB8';

// Module code is evaluated once per bundle: without globalThis each bundle would have its own two.
const shared = globalThis as typeof globalThis & { __sluiceHashing?: ReturnType<typeof createTurnstile> };

/** Hashes a password with argon2id. At most two run at once in a process; throws UNAVAILABLE when 100 wait already. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), PASSWORD_COST));
}

/**
 * Whether the password belongs to the hash. Without a hash (no such account) it does the same work and says no, so
 * that time does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? NOBODYS_HASH, password.normalize('NFKC')));
  return matches && passwordHash !== undefined;
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  shared.__sluiceHashing ??= createTurnstile({ atOnceMax: HASHES_AT_ONCE_MAX, waitingMax: HASHES_WAITING_MAX });
  return shared.__sluiceHashing(work);
}
