import type { ErrorCode, Evaluation, Reason } from './types';

/** Every answer there is, made once: an evaluation picks one and allocates nothing. */
export const ANSWERS = Object.freeze({
  disabled: answer(false, 'DISABLED'),
  on: Object.freeze({
    static: answer(true, 'STATIC'),
    split: answer(true, 'SPLIT'),
    match: answer(true, 'TARGETING_MATCH'),
    stale: answer(true, 'STALE'),
  }),
  off: Object.freeze({
    static: answer(false, 'STATIC'),
    split: answer(false, 'SPLIT'),
    match: answer(false, 'TARGETING_MATCH'),
    stale: answer(false, 'STALE'),
  }),
  keyMissing: answer(false, 'ERROR', 'TARGETING_KEY_MISSING'),
  invalidContext: answer(false, 'ERROR', 'INVALID_CONTEXT'),
  unreadable: answer(false, 'ERROR', 'PARSE_ERROR'),
});

function answer(value: boolean, reason: Reason, errorCode?: ErrorCode): Evaluation {
  return Object.freeze({ value, variant: value ? 'on' : 'off', reason, ...(errorCode && { errorCode }) });
}
