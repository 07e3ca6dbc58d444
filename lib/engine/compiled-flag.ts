import type { OffAnswers, VariantAnswers } from './answers';
import type { Condition } from './conditions/condition';
import type { KeyPrefix } from './key-prefix';
import type { ListedIds } from './listed-ids';
import type { Serve } from './serve';
import type { FailureMode, IdentityPolicy, ValueType } from './types';

/** A rule ready to run: what it serves where its conditions all hold, and what it costs to find out. */
export interface CompiledRule {
  readonly holds: Condition;
  readonly visits: number;
  readonly serve: Serve;
}

/** What another flag has to answer before this one is asked at all. */
export interface CompiledPrerequisite {
  readonly flag: string;
  readonly variants: ReadonlySet<string>;
}

/** What decides a flag, in this order. */
export interface CompiledSteps {
  readonly prerequisites: readonly CompiledPrerequisite[];
  readonly targets: ListedIds<Serve> | null;
  readonly rules: readonly CompiledRule[];
  readonly fallthrough: Serve;
  /** The flags that prerequisites and conditions ask for. */
  readonly asks: readonly string[];
}

/** A flag ready to run: immutable, made once per revision by `compileFlag`. */
export interface CompiledFlag extends CompiledSteps {
  readonly key: string;
  readonly enabled: boolean;
  readonly killed: boolean;
  /** 0…100 in steps of 0.001. */
  readonly percentage: number;
  readonly identityPolicy: IdentityPolicy;
  /** The path of the attribute that is hashed, where the policy names one. */
  readonly identityPath: readonly string[] | null;
  readonly failureMode: FailureMode;
  readonly clientVisible: boolean;
  readonly archived: boolean;
  readonly revision: number;
  readonly valueType: ValueType;
  readonly variants: ReadonlyMap<string, VariantAnswers>;
  readonly on: VariantAnswers;
  readonly off: VariantAnswers;
  readonly offAnswers: OffAnswers;
  /** The same, as what to serve. */
  readonly disabled: Serve;
  /** Whether nothing stands before the fallthrough. */
  readonly isPlain: boolean;
  readonly prefix: KeyPrefix;
}

/** A segment ready to run. Where its conditions cannot be told, because an attribute is missing, neither holds. */
export interface CompiledSegment {
  readonly key: string;
  readonly revision: number;
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
  readonly holds: Condition;
  readonly holdsNot: Condition;
  readonly visits: number;
}

/** What flags may ask of one another: everything of one environment at one revision. */
export interface World {
  readonly flags: ReadonlyMap<string, CompiledFlag>;
  readonly segments: ReadonlyMap<string, CompiledSegment>;
}
