import { parseFlagKey } from '@/lib/engine/flag-key';
import type { Answer } from '@/lib/evaluation/answer';
import { tallies } from './process-tallies';

/**
 * Counts an answer that somebody acts on, by flag, variant and environment; a key that no flag has, as unknown. Call it
 * where code asks, never where a person looks at what would be answered. An answer given before anything was read says
 * nothing of its flag, and what can be no flag's key is noise: neither counts.
 */
export function countAnswer(environment: string, key: string, answer: Answer): void {
  if (answer.revision === null) return;
  if (answer.errorCode !== 'FLAG_NOT_FOUND') tallies().count(environment, key, answer.variant ?? 'none');
  else if (parseFlagKey(key) === key) tallies().countUnknown(environment, key);
}
