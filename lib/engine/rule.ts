/** What a condition asks of an attribute. `one_of` and the three for text hold if they hold for any of the values. */
export type Operator =
  | 'equals'
  | 'one_of'
  | 'contains'
  | 'starts_with'
  | 'ends_with'
  | 'greater_than'
  | 'greater_than_or_equal'
  | 'less_than'
  | 'less_than_or_equal'
  | 'exists';

/** A value that an attribute is compared with. Types count: the text "5" is not the number 5. */
export type ConditionValue = string | number | boolean;

/** A test on one attribute, as stored. `exists` takes no values; `equals` and the comparisons take one. */
export interface Condition {
  /** A name, or a path of names with dots between them: `plan`, `user.plan`. */
  readonly attribute: string;
  readonly operator: Operator;
  readonly values?: readonly ConditionValue[];
  readonly negate?: boolean;
}

/** The answers that a flag can give. */
export type VariantName = 'on' | 'off';

/** What a rule gives: one variant to all whom it matches, or a share of them, 0…100. */
export type Serve = { readonly variant: VariantName } | { readonly percentage: number };

/** Conditions that, when all hold, decide the answer or the share, as stored. Without conditions it matches everyone. */
export interface Rule {
  readonly conditions: readonly Condition[];
  readonly serve: Serve;
}
