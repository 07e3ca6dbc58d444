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
 * `fallback` with reason ERROR; a stale snapshot lets the flag's failure mode speak (law 7). `contextFor` says who is
 * asking once the flag, and so its identity policy, is known.
 */
export function answerFlag(
  { snapshot, unconfirmedForMs, now }: Basis,
  key: string,
  contextFor: (flag: CompiledFlag) => EvaluationContext,
  fallback: FlagValue = false,
): Answer {
  if (!snapshot) return { value: fallback, reason: 'ERROR', errorCode: 'PROVIDER_NOT_READY', revision: null };
  const { revision } = snapshot;
  const flag = snapshot.flags.get(key);
  if (!flag) return { value: fallback, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND', revision };
  if (unconfirmedForMs <= STALENESS_LIMIT_MS) return { ...evaluate(flag, contextFor(flag), now), revision };
  return { ...staleAnswer(flag, contextFor(flag), now), revision, staleForMs: Math.round(unconfirmedForMs) };
}

function staleAnswer(flag: CompiledFlag, context: EvaluationContext, now: number): Evaluation {
  // An outage brings nothing back that somebody killed or switched off: in law 3 that comes before everything else.
  if (flag.killed || !flag.enabled) return evaluate(flag, context, now);
  switch (flag.failureMode) {
    case 'last-known-good':
      return evaluate(flag, context, now);
    case 'fail-closed':
      return { value: flag.offValue, variant: 'off', reason: 'ERROR', errorCode: 'GENERAL' };
    case 'fail-open':
      return { value: flag.onValue, variant: 'on', reason: 'ERROR', errorCode: 'GENERAL' };
    default:
      return flag.failureMode satisfies never;
  }
}
