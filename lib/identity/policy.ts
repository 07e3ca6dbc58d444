import type { IdentityPolicy } from '@/lib/engine/types';

/** Who is here, as far as cookies say. */
export interface Visitor {
  readonly anonymousId: string | null;
  readonly accountId: number | null;
}

/** What is hashed for somebody, and whose ids it is one of. An undefined key is a missing one, never an empty one. */
export interface Identity {
  readonly targetingKey: string | undefined;
  readonly namespace: 'device' | 'user';
}

/**
 * The targeting key of a visitor under a flag's identity policy. `user` never falls back to the anonymous id: somebody
 * signed out would flicker in and out of an experiment among accounts.
 */
export function identify(policy: IdentityPolicy, who: Visitor): Identity {
  return chooseKey(policy, { device: who.anonymousId ?? undefined, user: accountKey(who.accountId) });
}

/** Chooses between two ids that may be missing. A policy that is not known (a poisoned row) finds none. */
export function chooseKey(
  policy: IdentityPolicy,
  ids: { readonly device: string | undefined; readonly user: string | undefined },
): Identity {
  switch (policy) {
    case 'device':
      return { targetingKey: ids.device || undefined, namespace: 'device' };
    case 'user':
      return { targetingKey: ids.user || undefined, namespace: 'user' };
    default:
      policy satisfies never;
      return { targetingKey: undefined, namespace: 'device' };
  }
}

/** An account's id in base 10, the form under which other services hash it. */
function accountKey(id: number | null): string | undefined {
  return id !== null && Number.isSafeInteger(id) && id > 0 ? String(id) : undefined;
}
