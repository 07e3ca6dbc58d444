import type { EvaluationContext } from '@/lib/engine/types';

/**
 * The context of a caller over HTTP. It *is* its `targetingKey`, whatever a flag's policy, unless its attributes say
 * `anonymousId` or `userId`: then the policy chooses among those (and `firstId`, for accounts that were first known by
 * another id), and may find nothing.
 */
export function withIdentities(context: EvaluationContext): EvaluationContext {
  const device = ownAttribute(context, 'anonymousId');
  const user = ownAttribute(context, 'userId');
  if (device === undefined && user === undefined) return context;
  const first = idText(ownAttribute(context, 'firstId'));
  return { ...context, identities: { device: idText(device), user: idText(user), first } };
}

// `null` is how serialisers spell "not known": as absent as a missing attribute.
function ownAttribute({ attributes }: EvaluationContext, name: string): unknown {
  return attributes !== undefined && Object.hasOwn(attributes, name) ? (attributes[name] ?? undefined) : undefined;
}

function idText(id: unknown): string | undefined {
  if (typeof id === 'string' && id !== '') return id;
  return Number.isSafeInteger(id) ? String(id) : undefined;
}
