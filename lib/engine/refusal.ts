import { TARGETING_KEY_BYTES_MAX } from './budgets';
import type { CompiledFlag } from './compiled-flag';
import type { Evaluation } from './types';
import { utf8Length } from './utf8';

/** What somebody is answered who has no id where one is asked for, or one that is too long; null for anybody else. */
export function refusal({ offAnswers }: CompiledFlag, targetingKey: string): Evaluation | null {
  if (targetingKey === '') return offAnswers.keyMissing;
  return isTooLong(targetingKey) ? offAnswers.invalidContext : null;
}

function isTooLong(key: string): boolean {
  // A UTF-16 unit takes one to three bytes, so neither ordinary nor huge ids need to be measured.
  if (key.length > TARGETING_KEY_BYTES_MAX) return true;
  return key.length * 3 > TARGETING_KEY_BYTES_MAX && utf8Length(key) > TARGETING_KEY_BYTES_MAX;
}
