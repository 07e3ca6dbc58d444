/** A value that an attribute is compared with. Types count: the text "5" is not the number 5. */
export type ConditionValue = string | number | boolean;

/** A test on one attribute, as stored. `OPERATORS` says which values each operator takes. */
export interface AttributeCondition {
  /** A name, or a path of names with dots between them: `plan`, `user.plan`. */
  readonly attribute: string;
  readonly operator: string;
  readonly values?: readonly ConditionValue[];
  readonly ignore_case?: boolean;
  readonly negate?: boolean;
}

/** Whether somebody is in a segment. */
export interface SegmentCondition {
  readonly segment: string;
  readonly negate?: boolean;
}

/** Whether another flag answers with one of the variants. */
export interface FlagCondition {
  readonly flag: string;
  readonly variants: readonly string[];
  readonly negate?: boolean;
}

/** Several conditions as one: any of them, or all. */
export type GroupCondition = { readonly negate?: boolean } & (
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }
);

export type Condition = AttributeCondition | SegmentCondition | FlagCondition | GroupCondition;

/** A range of positions and whose it is: from `from` up to and without `to`, 0…100 000. */
export interface SplitRange {
  readonly variant: string;
  readonly from: number;
  readonly to: number;
}

/** What a rule gives: one variant to all whom it matches, a share of them, 0…100, or a split. `by` is an attribute's path. */
export type ServeSaid =
  | { readonly variant: string }
  | { readonly percentage: number; readonly by?: string }
  | { readonly split: readonly SplitRange[]; readonly by?: string };

/** Conditions that, when all hold, decide what is served, as stored. Without conditions it matches everyone. */
export interface Rule {
  readonly name?: string;
  readonly conditions: readonly Condition[];
  readonly serve: ServeSaid;
}

/** What another flag has to answer before this one is asked. */
export interface Prerequisite {
  readonly flag: string;
  readonly variants: readonly string[];
}

/** A targeting key that is answered by name. */
export interface Target {
  readonly key: string;
  readonly variant: string;
  readonly note?: string;
}
