import { pathOf } from './compile-path';
import type { IdentityPolicy } from './types';

const ATTRIBUTE = 'attribute:';

/** Reads an identity policy; null where a text is none. */
export function parseIdentityPolicy(text: unknown): IdentityPolicy | null {
  if (text === 'device' || text === 'user' || text === 'adopt-user' || text === 'sticky-first') return text;
  if (typeof text !== 'string' || text.length > POLICY_UNITS_MAX || !text.startsWith(ATTRIBUTE)) return null;
  const path = pathOf(text.slice(ATTRIBUTE.length));
  return path && `attribute:${path.join('.')}`;
}

const POLICY_UNITS_MAX = 200;

/** The path of the attribute that a policy hashes; null for those that choose among ids. */
export function identityPathOf(policy: IdentityPolicy): readonly string[] | null {
  return policy.startsWith(ATTRIBUTE) ? pathOf(policy.slice(ATTRIBUTE.length)) : null;
}
