import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import type { EvaluationContext } from '@/lib/engine/types';
import type { Answer } from '@/lib/evaluation/answer';
import { isSignedIn } from '@/lib/identity/before-sign-in';
import { visitorRing } from './visitor-ring';

/**
 * Remembers that somebody was answered by a flag that there is. Somebody without an id, and a flag that is none, are not
 * remembered.
 */
export function recordVisitor(
  environment: string,
  flag: CompiledFlag,
  { id, answer, context }: { readonly id: string | null; readonly answer: Answer; readonly context: EvaluationContext },
): void {
  if (!id || answer.revision === null || answer.errorCode !== undefined) return;
  const namespace = flag.identityPolicy === 'user' ? 'user' : 'device';
  const isOn = answer.variant !== flag.off.name;
  visitorRing().record(environment, flag.key, { namespace, id, isOn, isSignedIn: isSignedIn(context), context });
}
