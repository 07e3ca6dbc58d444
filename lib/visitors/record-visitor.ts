import type { IdentityPolicy } from '@/lib/engine/types';
import type { Answer } from '@/lib/evaluation/answer';
import { visitorRing } from './visitor-ring';

/**
 * Remembers that somebody was answered by a flag that there is. Somebody without an id, and a flag that is none, are not
 * remembered.
 */
export function recordVisitor(
  environment: string,
  flag: string,
  {
    policy,
    id,
    answer,
  }: { readonly policy: IdentityPolicy; readonly id: string | null | undefined; readonly answer: Answer },
): void {
  if (!id || answer.revision === null || answer.errorCode !== undefined) return;
  visitorRing().record(environment, flag, policy === 'user' ? 'user' : 'device', id, answer.value === true);
}
