import type { Condition } from './conditions/condition';
import type { KeyPrefix } from './key-prefix';
import type { Evaluation, FailureMode, FlagValue, IdentityPolicy } from './types';

/** A rule ready to run: when its conditions all hold it gives its answer, or a share below its threshold. */
export type CompiledRule = { readonly holds: Condition } & (
  | { readonly answer: Evaluation; readonly threshold: null }
  | { readonly answer: null; readonly threshold: number }
);

/** A flag ready to run: immutable, made once per revision by `compileFlag`. */
export interface CompiledFlag {
  readonly key: string;
  readonly enabled: boolean;
  readonly killed: boolean;
  /** 0…100 in steps of 0.001. */
  readonly percentage: number;
  /** The same in positions, 0…100 000: the flag is on below it. */
  readonly threshold: number;
  readonly identityPolicy: IdentityPolicy;
  readonly failureMode: FailureMode;
  readonly archived: boolean;
  readonly revision: number;
  readonly onValue: FlagValue;
  readonly offValue: FlagValue;
  readonly rules: readonly CompiledRule[];
  readonly prefix: KeyPrefix;
}
