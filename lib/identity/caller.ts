import type { EvaluationContext, IdentityPolicy } from '@/lib/engine/types';
import { chooseKey } from './policy';

/**
 * The targeting key of a caller over HTTP. It *is* its `targetingKey`, whatever the flag's policy, unless its context
 * says `anonymousId` or `userId`: then the policy chooses among those two, and may find nothing.
 */
export function callerKey(policy: IdentityPolicy, context: EvaluationContext): string | undefined {
  const device = ownAttribute(context, 'anonymousId');
  const user = ownAttribute(context, 'userId');
  if (device === undefined && user === undefined) return context.targetingKey || undefined;
  return chooseKey(policy, { device: idText(device), user: idText(user) }).targetingKey;
}

// `null` is how serialisers spell "not known": as absent as a missing attribute.
function ownAttribute({ attributes }: EvaluationContext, name: string): unknown {
  return attributes !== undefined && Object.hasOwn(attributes, name) ? (attributes[name] ?? undefined) : undefined;
}

function idText(id: unknown): string | undefined {
  if (typeof id === 'string' && id !== '') return id;
  return Number.isSafeInteger(id) ? String(id) : undefined;
}
