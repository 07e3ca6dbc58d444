import type { Evaluation } from './types';

/**
 * What a rule or the fallthrough gives, ready to run: one answer, or a draw among ranges of positions. `tos` are the ends
 * of the ranges in ascending order (the first begins at 0, the last ends at 100 000), and `answers` theirs.
 */
export interface Serve {
  /** Null where the position decides. */
  readonly answer: Evaluation | null;
  /** Whether somebody without an id is refused. Every draw asks; an answer does where only an account is anybody. */
  readonly asksForKey: boolean;
  /** The path of the attribute that is hashed; null for the targeting key. */
  readonly by: readonly string[] | null;
  readonly tos: readonly number[];
  readonly answers: readonly Evaluation[];
}

export function settled(answer: Evaluation, asksForKey = false): Serve {
  return Object.freeze({ answer, asksForKey, by: null, tos: [], answers: [] });
}

/** The answer of a draw for a position. */
export function drawn(serve: Serve, position: number): Evaluation {
  const { tos, answers } = serve;
  let nth = 0;
  while (nth < tos.length - 1 && position >= (tos[nth] ?? 0)) nth += 1;
  const answer = answers[nth];
  if (answer === undefined) throw new Error('A draw without ranges.');
  return answer;
}
