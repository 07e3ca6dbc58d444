import type { ErrorCode, Evaluation, FlagValue, Reason } from './types';

/** Every answer that gives one variant, made once: an evaluation picks one and allocates nothing. */
export interface VariantAnswers {
  readonly name: string;
  readonly value: FlagValue;
  readonly static: Evaluation;
  readonly split: Evaluation;
  readonly match: Evaluation;
  readonly default: Evaluation;
  /** What the flag's failure mode gives while nothing confirms the snapshot. */
  readonly failed: Evaluation;
}

/** The answers of a flag that give its off variant because nothing else can be given. */
export interface OffAnswers {
  readonly disabled: Evaluation;
  readonly keyMissing: Evaluation;
  readonly invalidContext: Evaluation;
  readonly unreadable: Evaluation;
  /** More would have to be visited than one evaluation may. */
  readonly tooMuch: Evaluation;
}

/** `isTombstone`: the same answers with reason STALE, because nobody looks after the flag any more. */
export function variantAnswers(name: string, value: FlagValue, isTombstone: boolean): VariantAnswers {
  const answer = (reason: Reason) => Object.freeze({ value, variant: name, reason: isTombstone ? 'STALE' : reason });
  return Object.freeze({
    name,
    value,
    static: answer('STATIC'),
    split: answer('SPLIT'),
    match: answer('TARGETING_MATCH'),
    default: answer('DEFAULT'),
    failed: inError({ name, value }, 'GENERAL'),
  });
}

export function offAnswers(off: VariantAnswers): OffAnswers {
  return Object.freeze({
    disabled: Object.freeze({ value: off.value, variant: off.name, reason: 'DISABLED' as const }),
    keyMissing: inError(off, 'TARGETING_KEY_MISSING'),
    invalidContext: inError(off, 'INVALID_CONTEXT'),
    unreadable: inError(off, 'PARSE_ERROR'),
    tooMuch: inError(off, 'GENERAL'),
  });
}

function inError({ name, value }: { name: string; value: FlagValue }, errorCode: ErrorCode): Evaluation {
  return Object.freeze({ value, variant: name, reason: 'ERROR', errorCode });
}
