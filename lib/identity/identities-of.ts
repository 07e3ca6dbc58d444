import type { Identities } from '@/lib/engine/types';

/** Who is here, as far as cookies say. */
export interface Visitor {
  readonly anonymousId: string | null;
  readonly accountId: number | null;
  /** The first id that the account was known by, out of the sealed session; null for nobody signed in. */
  readonly firstId: string | null;
}

/** A visitor's ids, for a flag's identity policy to choose among. An undefined one is missing, never empty. */
export function identitiesOf({ anonymousId, accountId, firstId }: Visitor): Identities {
  return { device: anonymousId || undefined, user: accountKey(accountId), first: firstId || undefined };
}

/** An account's id in base 10, the form under which other services hash it. */
function accountKey(id: number | null): string | undefined {
  return id !== null && Number.isSafeInteger(id) && id > 0 ? String(id) : undefined;
}
