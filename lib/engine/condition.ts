import type { ConditionValue } from './rule';

/** What a condition does with the attribute once it has it. */
export type Test =
  | { readonly kind: 'exists' }
  | { readonly kind: 'member'; readonly members: ReadonlySet<ConditionValue> }
  | { readonly kind: 'contains' | 'starts_with' | 'ends_with'; readonly texts: readonly string[] }
  | {
      readonly kind: 'greater_than' | 'greater_than_or_equal' | 'less_than' | 'less_than_or_equal';
      readonly bound: number;
    };

/** One test on one attribute, ready to run. */
export interface CompiledCondition {
  /** The names on the way to the attribute, one at least. */
  readonly path: readonly string[];
  readonly test: Test;
  readonly negate: boolean;
}
