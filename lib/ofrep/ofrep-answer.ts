import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import { keyFor } from '@/lib/engine/key-for';
import type { EvaluationContext } from '@/lib/engine/types';
import type { Answer } from '@/lib/evaluation/answer';

/** OFREP 0.3's reasons: the five of its document. */
const REASONS: Readonly<Record<string, string>> = {
  STATIC: 'STATIC',
  TARGETING_MATCH: 'TARGETING_MATCH',
  SPLIT: 'SPLIT',
  DISABLED: 'DISABLED',
};

/** What OFREP says of one flag: an answer, or why there is none. */
export type OfrepAnswer =
  | {
      readonly key: string;
      readonly value: unknown;
      readonly reason: string;
      readonly variant?: string;
      readonly metadata: Metadata;
    }
  | { readonly key: string; readonly errorCode: string; readonly errorDetails: string };

type Metadata = Readonly<Record<string, string | number | boolean>>;

/**
 * A flag's answer as OFREP spells it. One that is killed or disabled has its off value, so that nobody's code default
 * brings it back; an error that has a value (a stale flag that fails closed) gives it, with reason UNKNOWN.
 */
export function ofrepAnswer(
  flag: CompiledFlag,
  answer: Answer,
  { environment, context }: { readonly environment: string; readonly context: EvaluationContext },
): OfrepAnswer {
  const { key } = flag;
  if (answer.errorCode === 'TARGETING_KEY_MISSING') {
    const needed = flag.identityPath === null ? 'a targetingKey' : `the attribute ${flag.identityPath.join('.')}`;
    return { key, errorCode: 'TARGETING_KEY_MISSING', errorDetails: `${key} needs ${needed}: send it in the context.` };
  }
  const contextId = keyFor(flag, null, context);
  return {
    key,
    value: answer.value,
    reason: REASONS[answer.reason] ?? 'UNKNOWN',
    ...(answer.variant !== undefined && { variant: answer.variant }),
    metadata: {
      ...(contextId !== '' && { contextId }),
      flagSetId: environment,
      version: String(answer.revision),
      ...(answer.staleForMs !== undefined && { stale: true, ...ageOf(answer.staleForMs) }),
      ...(answer.errorCode !== undefined && { errorCode: answer.errorCode }),
      ...(flag.archived && { deprecated: true }),
    },
  };
}

// A snapshot from Upstash that PostgreSQL never confirmed has no age; JSON would write that infinity as null.
function ageOf(staleForMs: number) {
  return Number.isFinite(staleForMs) ? { staleForMs } : {};
}
