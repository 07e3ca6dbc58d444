import type { EvaluationContext } from '@/lib/engine/types';

/** Whether somebody is signed in on a device that we know: only then there was an answer before it. */
export function isSignedIn({ identities }: EvaluationContext): boolean {
  return Boolean(identities?.user && identities.device);
}

/**
 * What somebody signed in was evaluated with until they signed in on this device: the same, without what their account
 * brought with it (current-attributes.ts, caller.ts). Null for nobody signed in, and where the device is not known.
 */
export function beforeSignIn(context: EvaluationContext): EvaluationContext | null {
  if (!isSignedIn(context)) return null;
  const { account: _account, userId: _userId, firstId: _firstId, ...known } = context.attributes ?? {};
  const attributes = Object.hasOwn(known, 'signed_in') ? { ...known, signed_in: false } : known;
  return { ...context, identities: { device: context.identities?.device }, attributes };
}
