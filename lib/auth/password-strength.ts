import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { DomainError } from '@/lib/domain-error';

/** Of zxcvbn's 0 to 4: some 10^8 guesses, which sign-in attempts never come to and a stolen hash makes slow. */
const SCORE_MIN = 3;
/** What is looked at: longer ones take longer to judge, and are no weaker. */
const JUDGED_LENGTH_MAX = 72;

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluicePasswordJudge?: Promise<ZxcvbnFactory> };

/**
 * Throws INVALID_INPUT for a password that is among the common ones, near to one, or made of what is known of its owner.
 * There is no rule of what has to be in it: a sentence is fine.
 */
export async function refuseWeakPassword(password: string, known: readonly string[]): Promise<void> {
  process_.__sluicePasswordJudge ??= startJudge();
  const judge = await process_.__sluicePasswordJudge;
  const { score } = judge.check(password.slice(0, JUDGED_LENGTH_MAX), [
    ...known,
    ...known.flatMap((text) => text.split(/[\s@._-]+/)),
    'sluice',
  ]);
  if (score >= SCORE_MIN) return;
  const message =
    'This is too easy to guess: it is, or is close to, what many people use. Try a sentence of four words or more.';
  throw new DomainError('INVALID_INPUT', message, { field: 'password' });
}

// A megabyte of word lists, for the few moments in which somebody chooses a password.
async function startJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Judge }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Judge({ dictionary: { ...common.dictionary }, graphs: common.adjacencyGraphs });
}
