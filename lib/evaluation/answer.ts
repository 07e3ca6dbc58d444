import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import { evaluate } from '@/lib/engine/evaluate';
import type { Evaluation, EvaluationContext, FlagValue } from '@/lib/engine/types';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { STALENESS_LIMIT_MS } from '@/lib/staleness-budget';

/** What a caller gets: the engine's answer, the revision it was given from, and its age where that is past the budget. */
export interface Answer extends Evaluation {
  /** Null in a process that has no snapshot yet. */
  readonly revision: number | null;
  /** Milliseconds since anything confirmed that revision; only on a stale answer. */
  readonly staleForMs?: number;
}

/** What an answer is given from: taken once a render or request, so that one page never mixes two revisions. */
export interface Basis {
  readonly snapshot: Snapshot | null;
  readonly unconfirmedForMs: number;
  /** Wall clock, ms. */
  readonly now: number;
}

/**
 * Answers a flag by key; never throws, never waits. An unknown flag and a process without a snapshot give the caller's
 * `fallback` with reason ERROR; a stale snapshot lets the flag's failure mode speak (law 7).
 */
export function answerFlag(
  { snapshot, unconfirmedForMs, now }: Basis,
  key: string,
  context: EvaluationContext,
  fallback: FlagValue = false,
): Answer {
  if (!snapshot) return { value: fallback, reason: 'ERROR', errorCode: 'PROVIDER_NOT_READY', revision: null };
  const { revision } = snapshot;
  const flag = snapshot.flags.get(key);
  if (!flag) return { value: fallback, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND', revision };
  if (!isStale({ unconfirmedForMs })) return { ...evaluate(flag, context, now, snapshot), revision };
  return {
    ...staleAnswer(flag, evaluate(flag, context, now, snapshot)),
    revision,
    staleForMs: Math.round(unconfirmedForMs),
  };
}

/** Whether what is held has not been confirmed for so long that failure modes speak. */
export function isStale({ unconfirmedForMs }: Pick<Basis, 'unconfirmedForMs'>): boolean {
  return unconfirmedForMs > STALENESS_LIMIT_MS;
}

function staleAnswer(flag: CompiledFlag, lastKnown: Evaluation): Evaluation {
  // An outage brings nothing back that is off by a kill, a switch or another flag: in law 3 that comes before all else.
  if (lastKnown.reason === 'DISABLED') return lastKnown;
  switch (flag.failureMode) {
    case 'last-known-good':
      return lastKnown;
    case 'fail-closed':
      return flag.off.failed;
    case 'fail-open':
      return flag.on.failed;
    default:
      return flag.failureMode satisfies never;
  }
}

/** An answer whose value is of the type that the caller falls back to, or the fallback itself and why. */
export type TypedAnswer<Value> = Omit<Answer, 'value'> & { readonly value: Value };

/** Holds an answer against the type of `fallback`: code that expects a number never gets a text. */
export function ofType<Value extends FlagValue>(answer: Answer, fallback: Value): TypedAnswer<Widened<Value>> {
  if (isLike(answer.value, fallback)) return { ...answer, value: answer.value };
  const { revision } = answer;
  return { value: widened(fallback), reason: 'ERROR', errorCode: 'TYPE_MISMATCH', revision };
}

/** What a fallback of a literal type stands for: `'blue'` for any text, `false` for either boolean. */
export type Widened<Value extends FlagValue> = Value extends boolean
  ? boolean
  : Value extends number
    ? number
    : Value extends string
      ? string
      : Value;

function isLike<Value extends FlagValue>(value: FlagValue, fallback: Value): value is FlagValue & Widened<Value> {
  if (typeof value !== typeof fallback) return false;
  return typeof value !== 'object' || Array.isArray(value) === Array.isArray(fallback);
}

// A value is of the wider type that its own type stands for; TypeScript cannot see that through the conditional.
function widened<Value extends FlagValue>(value: Value): Widened<Value> {
  return value as unknown as Widened<Value>;
}
