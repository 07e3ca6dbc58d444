import type { CompiledFlag } from './compiled-flag';
import { attributesOf } from './conditions/attributes';
import { follow } from './conditions/within';
import type { Serve } from './serve';
import type { EvaluationContext, Identities, IdentityPolicy } from './types';

/**
 * Takes out of a context what is hashed: what the rule hashes by, else what the flag's policy says. Text as it is, an
 * integer as its digits to the base 10. Anything else, and a context that cannot be looked into, is missing, which is
 * the empty text. Total.
 */
export function keyFor(
  flag: Pick<CompiledFlag, 'identityPolicy' | 'identityPath'>,
  by: Serve['by'],
  context: EvaluationContext,
): string {
  try {
    return keyIn(flag, by, context);
  } catch {
    return '';
  }
}

function keyIn(
  { identityPolicy, identityPath }: Pick<CompiledFlag, 'identityPolicy' | 'identityPath'>,
  by: Serve['by'],
  context: EvaluationContext,
): string {
  if (by !== null) return attributeKey(by, context);
  if (identityPath !== null) {
    const key = attributeKey(identityPath, context);
    // A caller that sends no ids *is* its targeting key, whatever the policy.
    return key === '' && context.identities === undefined ? idText(context.targetingKey) : key;
  }
  const { identities } = context;
  return idText(identities === undefined ? context.targetingKey : chosen(identityPolicy, identities));
}

function attributeKey(path: readonly string[], { attributes }: EvaluationContext): string {
  return idText(follow(path, attributesOf(attributes)));
}

/**
 * Chooses among somebody's ids. `user` never falls back to the device: somebody signed out would flicker in and out of
 * an experiment among accounts. A policy that is not known (a poisoned row) finds none.
 */
function chosen(policy: IdentityPolicy, { device, user, first }: Identities): string | undefined {
  switch (policy) {
    case 'device':
      return device;
    case 'user':
      return user;
    case 'adopt-user':
      return user || device;
    case 'sticky-first':
      return first || device || user;
    default:
      return undefined;
  }
}

function idText(id: unknown): string {
  if (typeof id === 'string') return id;
  return Number.isSafeInteger(id) ? String(id) : '';
}
