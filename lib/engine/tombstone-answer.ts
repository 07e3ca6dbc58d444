import { ANSWERS } from './answers';
import type { Evaluation } from './types';

/**
 * What a tombstone says where its flag would have said `answer`: the same value, with reason STALE, because nobody looks
 * after it any more. That it is killed or switched off, and what went wrong, are said as they are.
 */
export function tombstoneAnswer(answer: Evaluation): Evaluation {
  if (answer.reason === 'DISABLED' || answer.reason === 'ERROR') return answer;
  return answer.value ? ANSWERS.on.stale : ANSWERS.off.stale;
}
